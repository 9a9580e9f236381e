import { CardNeighbours } from "@/components/model-card/card-neighbours";
import { ModelCardView } from "@/components/model-card/model-card-view";
import { Page } from "@/components/shell/page";
import { Notice } from "@/components/states/notice";
import { formatSession } from "@/lib/format";
import type { LoadedCard } from "./loaders";

/** A card as a page: which night it is of, the card, and the ways to the nights before and after. */
export function CardPage({ loaded }: { loaded: LoadedCard }) {
  const { card, session, publishNote, before, after } = loaded;
  return (
    <Page
      title="Model card"
      subtitle={`How good the numbers of ${formatSession(session)} are. Model version ${card.modelVersion}.`}
    >
      <CardNeighbours before={before} after={after} />
      {publishNote === null ? null : (
        <Notice tone="warning" title="Published by hand.">
          The gate had held this run back: {publishNote}
        </Notice>
      )}
      <ModelCardView card={card} />
    </Page>
  );
}
