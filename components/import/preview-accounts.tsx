"use client";

import { Checkbox, CheckboxGroup } from "@mantine/core";
import { formatUsd } from "@/lib/format";
import type { PreviewAccount } from "@/lib/import/preview";
import classes from "./preview.module.css";

interface PreviewAccountsProps {
  accounts: readonly PreviewAccount[];
  /** Names of those chosen last, also while they are still being read; null: those that are read unasked. */
  chosen: readonly string[] | null;
  /** Names of those to read. */
  onChoose: (names: string[]) => void;
}

/** Several accounts in one file: all of them together, or some. */
export function PreviewAccounts({ accounts, chosen, onChoose }: PreviewAccountsProps) {
  if (accounts.length < 2) return null;
  const unasked = accounts.flatMap(({ name, chosen: isRead }) => (isRead ? name : []));
  return (
    <CheckboxGroup
      label={`${accounts.length} accounts in this file`}
      description="Those chosen become one portfolio together; for one each, create it from one account at a time."
      value={chosen === null ? unasked : [...chosen]}
      // At least one stays: a portfolio of no account is nothing.
      onChange={(wanted) => wanted.length > 0 && onChoose(wanted)}
    >
      <div className={classes.accounts}>
        {accounts.map(({ name, positions, statedValueUsd }) => (
          <Checkbox
            key={name}
            value={name}
            label={name}
            description={[
              positions === 1 ? "1 position" : `${positions} positions`,
              Number(statedValueUsd) === 0 ? null : formatUsd(Number(statedValueUsd)),
            ]
              .filter((part) => part !== null)
              .join(", ")}
          />
        ))}
      </div>
    </CheckboxGroup>
  );
}
