import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { textArray } from "./arrays";

/** A listing that a company's name may mean. */
export interface NamedListing {
  symbol: string;
  name: string | null;
  exchange: string | null;
}

/**
 * What a company's name ends in without being part of it, as markets and files write it, in lower case and without points:
 * its legal form, its class, its kind of share.
 */
export const COMPANY_ENDINGS =
  "inc|incorporated|corp|corporation|co|company|companies|plc|ltd|limited|llc|lp|nv|sa|se|ag|ab|asa|oyj|spa|kgaa" +
  "|class [a-z]|cl [a-z]|series [a-z]|com|common|common stock|capital stock|stock|new|ord|ordinary|ordinary shares|shares" +
  "|adr|ads|american depositary (?:shares|receipts)|sponsored";

/** Characters of a name that are looked at. */
const LONGEST_NAME = 200;
/** First letters by which names that begin alike find each other; a shorter text is matched by whole words alone. */
const FIRST_LETTERS = 3;

/** A name's telling words, lower case, with single blanks between: no accents, no "The" or "and". */
const wordsOf = (name: SQL): SQL => {
  const ascii = sql`case when octet_length(${name}) = length(${name}) then ${name} else normalize(${name}, NFKD) end`;
  const letters = sql`regexp_replace(lower(left(${ascii}, ${LONGEST_NAME}::int)), '[.''’‘´${sql.raw("`")}\u0300-\u036f]', '', 'g')`;
  const words = sql`regexp_replace(${letters}, '[^a-z0-9\u00c0-\u1fff\u3040-\uffff]+', ' ', 'g')`;
  return sql`trim(regexp_replace(' ' || ${words}, ' (?:the|and)(?= |$)', '', 'g'))`;
};

/** Words without what a company's name ends in: those of "The Coca-Cola Company" are "coca cola". */
const withoutEndings = (words: SQL): SQL =>
  sql`trim(regexp_replace(' ' || ${words}, ${`(?: (?:${COMPANY_ENDINGS}))+$`}, ''))`;

/**
 * Live symbols that companies' names may mean, by name, best first: the same name, then names that begin with it, then names
 * that have all of its words, in any order; of each the shorter, and those with full numbers, first.
 *
 * One statement for all names, without patterns made of them. The universe is read once and its names taken apart; a wanted
 * one meets them by its first letters and by the rarest of its words (hash joins), and what came of that is ranked.
 *
 * @param perName most of them for one name
 */
export async function selectByName(
  db: Database,
  { names, perName }: { names: readonly string[]; perName: number },
): Promise<Map<string, NamedListing[]>> {
  const result = await db.execute<{ wanted: string; found: NamedListing[] }>(sql`
    with wanted as materialized (
      select wanted, plain, array(select distinct unnest(string_to_array(plain, ' '))) as words
      from unnest(${textArray([...new Set(names)])}) as t (wanted),
        lateral (select ${withoutEndings(wordsOf(sql`t.wanted`))} as plain offset 0) p
      where plain <> ''
    ), listed as materialized (
      select symbol, name, exchange, market_cap, status = 'active' as active, ${wordsOf(sql`name`)} as words
      from symbol_universe where status in ('active', 'insufficient_history') and name is not null
    ), beginning as (
      select w.wanted, l.symbol
      from wanted w join listed l on left(l.words, ${FIRST_LETTERS}::int) = left(w.plain, ${FIRST_LETTERS}::int)
      where length(w.plain) >= ${FIRST_LETTERS}::int and starts_with(l.words, w.plain)
    ), words as materialized (
      select symbol, unnest(string_to_array(words, ' ')) as word from listed
    ), rarest as (
      select distinct on (w.wanted) w.wanted, w.word
      from (select wanted, unnest(words) as word from wanted) w
      left join (select word, count(*) as listings from words group by word) f on f.word = w.word
      order by w.wanted, coalesce(f.listings, 0), w.word
    ), containing as (
      select w.wanted, l.symbol
      from rarest r join words s on s.word = r.word join listed l on l.symbol = s.symbol join wanted w on w.wanted = r.wanted
      where string_to_array(l.words, ' ') @> w.words
    ), ranked as (
      select w.wanted, l.symbol, l.name, l.exchange, row_number() over (
        partition by w.wanted
        order by
          case when p.plain = w.plain then 0 when starts_with(p.plain || ' ', w.plain || ' ') then 1
            when starts_with(p.plain, w.plain) then 2 else 3 end,
          length(p.plain), l.active desc, l.market_cap desc nulls last, l.symbol
      ) as place
      from (select * from beginning union select * from containing) f
      join wanted w on w.wanted = f.wanted join listed l on l.symbol = f.symbol,
        lateral (select ${withoutEndings(sql`l.words`)} as plain offset 0) p
      -- Not by what it ends in: "A" is no name of everything of class A.
      where string_to_array(p.plain, ' ') @> w.words
        or (length(w.plain) >= ${FIRST_LETTERS}::int and starts_with(p.plain, w.plain))
    )
    select wanted, json_agg(json_build_object('symbol', symbol, 'name', name, 'exchange', exchange) order by place) as found
    from ranked where place <= ${perName}::int group by wanted`);
  const found = new Map(result.rows.map((row) => [row.wanted, row.found]));
  return new Map(names.map((name) => [name, found.get(name) ?? []]));
}
