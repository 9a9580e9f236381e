import classes from "./shell.module.css";

export function SiteFooter() {
  return (
    <footer className={classes.footer}>
      <div className={classes.footerInner}>
        <p>
          SigmaSight measures and explains; it gives no advice. The numbers are estimates from past prices and say how
          sure they are.
        </p>
        <p>Market data from Yahoo Finance is for personal use only. SigmaSight is not connected with Yahoo.</p>
      </div>
    </footer>
  );
}
