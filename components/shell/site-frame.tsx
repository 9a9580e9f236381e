import classes from "./shell.module.css";
import { SimulatedMarketBanner } from "./simulated-market-banner";
import { SiteFooter } from "./site-footer";
import { SiteHeader } from "./site-header";

interface SiteFrameProps {
  /** True while the sandbox market answers: every page says so. */
  simulated: boolean;
  operator?: boolean;
  children: React.ReactNode;
}

/** What stands around every page: skip link, banner, header, content at most 1,200 px wide, footer. */
export function SiteFrame({ simulated, operator, children }: SiteFrameProps) {
  return (
    <div className={classes.frame}>
      <a href="#content" className={classes.skip}>
        Skip to the content
      </a>
      {simulated ? <SimulatedMarketBanner /> : null}
      <SiteHeader operator={operator} />
      <main id="content" className={classes.content} tabIndex={-1}>
        {children}
      </main>
      <SiteFooter />
    </div>
  );
}
