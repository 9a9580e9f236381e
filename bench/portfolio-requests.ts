import { z } from "zod";
import { loadListings } from "@/lib/market-data/listings";

const created = z.object({ portfolio_id: z.string() });
const exposures = z.object({ source: z.string(), factors: z.array(z.object({ exposure: z.number().nullable() })) });

/** A file of `rows` lots of listed symbols, other ones for every `turn`. */
export function portfolioCsv(rows: number, turn: number): string {
  const symbols = loadListings().map(({ symbol }) => symbol);
  const lines = Array.from({ length: rows }, (_, row) => {
    const symbol = symbols[(turn * 97 + row * 7) % symbols.length];
    return `${symbol},${1 + ((row + turn) % 250)}`;
  });
  return ["symbol,quantity", ...lines].join("\n");
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
  const response = await fetch(exposuresAddress(url, portfolioId));
  if (!response.ok) throw new Error(`readExposures: ${response.status} ${await response.text()}`);
  const { source, factors } = exposures.parse(await response.json());
  const known = factors.filter(({ exposure }) => exposure !== null).length;
  if (known < factors.length || known === 0)
    throw new Error(`readExposures: ${known} of ${factors.length} have numbers`);
  return source;
}
