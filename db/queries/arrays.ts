import { type SQL, sql } from "drizzle-orm";

/**
 * Whole columns as one bind parameter: bulk writes unnest these (a row a parameter would stop at 65,535 of them).
 *
 * @example sql`select * from unnest(${textArray(symbols)}, ${floatArray(betas)})`
 */
export const textArray = (values: readonly (string | null)[]): SQL => sql`${sql.param(values)}::text[]`;

export const dateArray = (values: readonly (string | null)[]): SQL => sql`${sql.param(values)}::date[]`;

export const intArray = (values: readonly (number | null)[]): SQL => sql`${sql.param(values)}::int[]`;

/** NaN means "none" in our matrices and NULL in the database: a NaN that reached a column would poison every sum. */
export const floatArray = (values: readonly (number | null)[]): SQL =>
  sql`${sql.param(values.map((value) => (value === null || Number.isNaN(value) ? null : value)))}::float8[]`;

/** An array as the text Postgres reads one from, for columns that are arrays themselves (unnest would flatten them). */
export function arrayLiteral(values: ArrayLike<number | string | null>): string {
  let text = "{";
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (i > 0) text += ",";
    text += value === null || value === undefined || Number.isNaN(value) ? "NULL" : value;
  }
  return `${text}}`;
}
