import { readCash } from "../rows/cash";
import type { CsvRecord } from "../text/records";

/** What the title above a list, or a heading within one, says of the lines below it. */
export type Section = "held" | "short" | "closed" | "watched" | "ordered";

const HELD_WORDS =
  "positions?|holdings?|stocks?|equit(?:y|ies)|etfs?|shares|securities|sales?|book|side|exposure|lots?|trades?|open positions?|stock positions?|equity positions?|options?|futures";
/** Words that say what is held only beside its side: "Short account". */
const LIST_WORDS = "accounts?|portfolios?|list|ideas";
const TITLES: readonly { section: Section; form: RegExp }[] = [
  {
    section: "short",
    form: new RegExp(
      `^(?:(?:open |my )?shorts?(?:[ -](?:${HELD_WORDS}|${LIST_WORDS}))*|(?:${HELD_WORDS})[ :(–-]+(?:held |sold )?shorts?|leerverk(?:auf|äufe)|short-?positionen)$`,
      "i",
    ),
  },
  {
    section: "closed",
    form: /^(?:(?:all |recently )?(?:closed|sold|exited|realised|realized)(?: (?:positions?|holdings?|trades?|lots?|stocks?|equities|securities|gains?|gains?[ /&]+loss(?:es)?|options?|p ?& ?l|profits?))*|past (?:positions?|holdings?)|(?:positions?|holdings?|lots?)[ :(–-]+(?:closed|sold)|geschlossene positionen|verkaufte? (?:positionen|wertpapiere)|positions clôturées|posiciones cerradas|posizioni chiuse)$/i,
  },
  {
    section: "watched",
    form: /^(?:(?:my )?watch ?-?lists?|watching|watched(?: (?:stocks?|symbols?|securities))?|favou?rites|wish ?list|merkliste|beobachtungsliste|watchlisten?)(?: ?\d+)?$/i,
  },
  {
    section: "ordered",
    form: /^(?:(?:my )?(?:open|pending|working|outstanding|queued|unfilled|limit|staged|active|today'?s) (?:orders?|trades|transactions)|orders?|order ?book|offene orders?|offene aufträge|ordres en cours)$/i,
  },
  {
    section: "held",
    form: new RegExp(
      `^(?:(?:all |my |current |open )*(?:longs?|long[ -](?:${HELD_WORDS}|${LIST_WORDS}))(?:[ -](?:${HELD_WORDS}))*|(?:all |my )?(?:open|current|held|existing|active) (?:${HELD_WORDS})|(?:${HELD_WORDS})[ :(–-]+longs?|offene positionen|bestand|positions?|holdings?|portfolio|bought|buys)$`,
      "i",
    ),
  },
];

/** Null for every other title: the name of an account, "Equities". */
export function sectionOf(title: string): Section | null {
  const plain = title
    .replace(/[[(][^)\]]*\d[^)\]]*[)\]]/g, " ")
    .replace(/[\s:.*#=—–-]+$/, "")
    .replace(/^[\s*#=—–-]+/, "")
    .replace(/\s+/g, " ")
    .trim();
  if (plain === "" || plain.length > 60) return null;
  return TITLES.find(({ form }) => form.test(plain))?.section ?? null;
}

/** Why the lines of a section are no holdings; null for those that are. */
export function whyNotHeld(section: Section | null, title: string): string | null {
  if (section === "closed") return `Listed under “${title}”: no longer held.`;
  if (section === "watched") return `Listed under “${title}”: watched, not held.`;
  if (section === "ordered") return `Listed under “${title}”: ordered, not held yet.`;
  return null;
}

/** Cash stands below what is held short as below anything else, and is not owed for that. */
export function isCashLine({ cells }: CsvRecord): boolean {
  const first = cells.find((cell) => cell !== "") ?? "";
  return /^(total|net|cash|account|gesamt|summe)\b/i.test(first) || readCash(first, false) !== null;
}
