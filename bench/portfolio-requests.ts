import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { loadListings } from "@/lib/market-data/listings";

const created = z.object({ portfolio_id: z.string() });
const exposures = z.object({
  source: z.string(),
  pending_symbols: z.array(z.string()),
  unavailable_symbols: z.array(z.object({ symbol: z.string() })),
  factors: z.array(z.object({ exposure: z.number().nullable() })),
});

/** A file of `rows` lots of listed symbols, other ones for every `turn`; `unknown` symbols come after them. */
export function portfolioCsv(rows: number, turn: number, unknown: readonly string[] = []): string {
  const symbols = loadListings().map(({ symbol }) => symbol);
  const lines = Array.from({ length: rows }, (_, row) => {
    const symbol = symbols[(turn * 97 + row * 7) % symbols.length];
    return `${symbol},${1 + ((row + turn) % 250)}`;
  });
  return ["symbol,quantity", ...lines, ...unknown.map((symbol) => `${symbol},10`)].join("\n");
}

/** Upload a file as the page and the API do. @returns the new portfolio's id */
export async function upload(url: string, csv: string, name: string): Promise<string> {
  const form = new FormData();
  form.set("portfolio_name", name);
  form.set("csv_file", new File([csv], "bench.csv", { type: "text/csv" }));
  const response = await fetch(`${url}/api/v1/onboarding/create-portfolio`, { method: "POST", body: form });
  if (!response.ok) throw new Error(`upload: ${response.status} ${await response.text()}`);
  return created.parse(await response.json()).portfolio_id;
}

export const exposuresAddress = (url: string, portfolioId: string) =>
  `${url}/api/v1/analytics/portfolio/${portfolioId}/factor-exposures`;

/** Read a portfolio's exposures, which have to be there. @returns where they came from, `cache` or `computed` */
export async function readExposures(url: string, portfolioId: string): Promise<string> {
  const { source, factors } = await fetchExposures(url, portfolioId);
  const known = factors.filter(({ exposure }) => exposure !== null).length;
  if (known < factors.length || known === 0)
    throw new Error(`readExposures: ${known} of ${factors.length} have numbers`);
  return source;
}

/** Look again and again until no symbol of a portfolio is pending any more and these of it have numbers. */
export async function untilNumbers(
  url: string,
  portfolioId: string,
  { symbols, lookAgainMs, deadlineMs }: { symbols: readonly string[]; lookAgainMs: number; deadlineMs: number },
): Promise<void> {
  const deadline = performance.now() + deadlineMs;
  for (;;) {
    const { pending_symbols: pending, unavailable_symbols: unavailable } = await fetchExposures(url, portfolioId);
    const without = unavailable.filter(({ symbol }) => symbols.includes(symbol)).length;
    if (without > 0) throw new Error(`untilNumbers: ${without} of ${symbols.length} symbols got no numbers`);
    if (pending.length === 0) break;
    if (performance.now() > deadline) throw new Error(`untilNumbers: ${pending.length} wait after ${deadlineMs} ms`);
    await sleep(lookAgainMs);
  }
  await readExposures(url, portfolioId);
}

async function fetchExposures(url: string, portfolioId: string): Promise<z.output<typeof exposures>> {
  const response = await fetch(exposuresAddress(url, portfolioId));
  if (!response.ok) throw new Error(`fetchExposures: ${response.status} ${await response.text()}`);
  return exposures.parse(await response.json());
}
