import { LinkButton } from "@/components/shell/link-button";
import { EmptyState } from "@/components/states/empty-state";

export default function NotFound() {
  return (
    <EmptyState
      order={1}
      title="There is nothing at this address"
      action={<LinkButton href="/portfolios">Go to portfolios</LinkButton>}
    >
      The portfolio may have been deleted, may belong to somebody else, or the address has a slip in it.
    </EmptyState>
  );
}
