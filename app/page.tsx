import { Text, Title } from "@mantine/core";
import classes from "./landing.module.css";
import { Upload } from "./upload";

/** The landing page is the drop zone. */
export default function LandingPage() {
  return (
    <div className={classes.landing}>
      <header className={classes.opening}>
        <Title order={1}>See what your portfolio really bets on</Title>
        <Text c="dimmed" maw="64ch">
          Drop your broker’s file: within a second you see how much market, rates, value, growth, momentum, quality,
          size and low-volatility risk you carry, and how sure each number is.
        </Text>
      </header>
      <Upload />
    </div>
  );
}
