import Link from "next/link";
import classes from "./difference.module.css";

/** What else can be done with a portfolio, in a line. @param portfolioHref its own page */
export function PortfolioLinks({ portfolioHref, exportHref }: { portfolioHref: string; exportHref: string }) {
  return (
    <nav aria-label="This portfolio">
      <ul className={classes.links}>
        <li>
          <Link href={`${portfolioHref}/upload`}>Upload a newer file</Link>
        </li>
        <li>
          <Link href={`${portfolioHref}/versions`}>Versions</Link>
        </li>
        <li>
          <a href={exportHref} download>
            Export as CSV
          </a>
        </li>
        <li>
          <Link href={`${portfolioHref}/settings`}>Settings</Link>
        </li>
      </ul>
    </nav>
  );
}
