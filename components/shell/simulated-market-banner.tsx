import classes from "./shell.module.css";

/** On every page while the sandbox market answers instead of Yahoo. */
export function SimulatedMarketBanner() {
  return (
    <section className={classes.banner} aria-label="Simulated market">
      <strong>Prices are simulated:</strong> real ticker symbols, invented prices. Nothing here says anything about a
      real market.
    </section>
  );
}
