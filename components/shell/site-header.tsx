import Link from "next/link";
import { ColorSchemeSwitch } from "./color-scheme-switch";
import { KeyboardShortcuts } from "./keyboard-shortcuts";
import { NavigationLink } from "./navigation-link";
import classes from "./shell.module.css";
import { WordMark } from "./word-mark";

interface SiteHeaderProps {
  /** Shows what only the operator uses. */
  operator?: boolean;
}

export function SiteHeader({ operator = true }: SiteHeaderProps) {
  return (
    <header className={classes.header}>
      <div className={classes.headerInner}>
        <Link href="/" className={classes.home} aria-label="SigmaSight, upload a portfolio">
          <WordMark />
        </Link>
        <nav className={classes.navigation} aria-label="Main">
          <NavigationLink href="/portfolios">Portfolios</NavigationLink>
          <NavigationLink href="/" exact>
            Upload
          </NavigationLink>
          {operator ? <NavigationLink href="/admin">Operator</NavigationLink> : null}
        </nav>
        <div className={classes.tools}>
          <ColorSchemeSwitch />
          <KeyboardShortcuts operator={operator} />
        </div>
      </div>
    </header>
  );
}
