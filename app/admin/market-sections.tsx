import { FreshnessList } from "@/components/batch/freshness-list";
import { ProviderPanel } from "@/components/batch/provider-panel";
import { QuarantineList } from "@/components/batch/quarantine-list";
import { UniverseList } from "@/components/batch/universe-list";
import { Section } from "@/components/shell/section";
import { formatCount } from "@/lib/format";
import { acceptPrice } from "./actions";
import type { OperatorStatus } from "./loaders";
import classes from "./operator.module.css";
import { providerView, quarantineViews } from "./views";

/** Where prices come from and how good they are: the provider, freshness, what is kept out, the universe. */
export function MarketSections({ status }: { status: OperatorStatus }) {
  const { freshness, quarantine, universe } = status;
  return (
    <>
      <Section title="Provider">
        <ProviderPanel provider={providerView(status)} />
      </Section>
      <Section title={quarantine.open === 0 ? "Quarantine" : `Quarantine (${formatCount(quarantine.open)})`}>
        <QuarantineList rows={quarantineViews(quarantine)} open={quarantine.open} onRelease={acceptPrice} />
      </Section>
      <div className={classes.pair}>
        <Section title="Freshness">
          <FreshnessList freshness={freshness} />
        </Section>
        <Section title="Universe">
          <UniverseList counts={universe} />
        </Section>
      </div>
    </>
  );
}
