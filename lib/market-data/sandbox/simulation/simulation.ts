import { lastCompletedSession, sessionsBetween } from "@/lib/calendar";
import { type Listing, loadListings } from "../../listings";
import { type PriceSource, type Security, searchSecurities, type Tape } from "../source";
import { venueClock } from "../venue";
import type { Character } from "./character";
import { type FactorReturns, LAST_EPISODE_END, SECTORS, simulateFactors, WORLD_START } from "./factors";
import { fundCharacter } from "./fund-character";
import { buildPath, type Path, totalReturns } from "./path";
import { shareCharacter } from "./share-character";
import { specialSecurities, toSecurity } from "./special-securities";
import { PathTape } from "./tape";
import { Timeline } from "./timeline";

export interface SimulationSettings {
  /** Another seed is another market. */
  seed?: string;
  /** Further invented shares, X00001 and so on, for measuring. */
  extraSymbols?: number;
  /** Paths kept in memory, 10 to 20 kB each; the others are made again when asked for, in about 0.3 ms. */
  pathsKept?: number;
}

interface Member {
  security: Security;
  /** Made when first asked for. */
  character?: Character;
  makeCharacter(): Character;
  removed: boolean;
}

const DAY_MS = 86_400_000;
/** The timeline reaches this far beyond the clock, so that it is made anew every other month at most. */
const AHEAD_DAYS = 60;
/** Extra symbols are for measuring, and need no long past. */
const EXTRA_START = "2022-01-03";
/** Yahoo keeps the prices of what no longer trades for a while. */
const REMOVED_AFTER_DAYS = 400;

/**
 * A market by chance, the same for the same seed: what a symbol's traded price was on a session depends on nothing but
 * seed, symbol and session. As at Yahoo, the *adjusted* numbers do change when a later split or dividend comes.
 */
export class Simulation implements PriceSource {
  private readonly seed: string;
  private readonly members = new Map<string, Member>();
  /** Least recently used first. */
  private readonly paths = new Map<string, Path>();
  private readonly pathsKept: number;
  private world: { timeline: Timeline; everyDay: Timeline; factors: FactorReturns; everyDayFactors: FactorReturns };

  constructor(now: Date, { seed = "1", extraSymbols = 0, pathsKept = 12_000 }: SimulationSettings = {}) {
    this.seed = seed;
    this.pathsKept = pathsKept;
    this.world = this.makeWorld(now);
    for (const listing of loadListings()) this.addListing(listing);
    for (let n = 1; n <= extraSymbols; n++) this.addListing(extraListing(n), { start: EXTRA_START });
    for (const special of specialSecurities(seed, lastCompletedSession(now))) {
      this.members.set(special.security.symbol, {
        security: special.security,
        makeCharacter: () => special.character,
        removed: special.removed ?? false,
      });
    }
  }

  find(symbol: string): Security | undefined {
    return this.members.get(symbol)?.security;
  }

  search(text: string, limit: number): Security[] {
    const listed = [...this.members.values()].filter((member) => !member.removed).map((member) => member.security);
    return searchSecurities(listed, text, limit);
  }

  tape(security: Security, now: Date): Tape | null {
    const member = this.members.get(security.symbol);
    if (!member || member.removed) return null;
    if (now.toISOString().slice(0, 10) >= this.world.timeline.sessions.at(-1)!) this.extend(now);
    const character = this.characterOf(member);
    const path = this.pathOf(member);
    const clock = venueClock(security.venue, now);
    const index = Math.min(path.timeline.lastOnOrBefore(clock.session), path.last);
    if (index < path.first) return null;
    const gone = character.end !== null && clock.session > character.end;
    if (gone && now.getTime() - Date.parse(character.end!) > REMOVED_AFTER_DAYS * DAY_MS) return null;
    const elapsed = path.timeline.sessions[index] === clock.session ? clock.elapsed : 1;
    return new PathTape(security.symbol, this.seed, character, path, { index, elapsed }, gone);
  }

  private addListing(listing: Listing, changes: Partial<Character> = {}): void {
    const make = listing.type === "ETF" ? fundCharacter : shareCharacter;
    this.members.set(listing.symbol, {
      security: toSecurity(listing),
      makeCharacter: () => ({ ...make(listing, this.seed), ...changes }),
      removed: false,
    });
  }

  private characterOf(member: Member): Character {
    member.character ??= member.makeCharacter();
    return member.character;
  }

  private pathOf(member: Member): Path {
    const { symbol } = member.security;
    const known = this.paths.get(symbol);
    if (known) {
      this.paths.delete(symbol);
      this.paths.set(symbol, known);
      return known;
    }
    const path = buildPath(this.inputFor(member));
    this.paths.set(symbol, path);
    if (this.paths.size > this.pathsKept) {
      for (const oldest of this.paths.keys()) {
        this.paths.delete(oldest);
        break;
      }
    }
    return path;
  }

  private inputFor(member: Member): Parameters<typeof buildPath>[0] {
    const { everyDay } = member.security.venue;
    const { timeline, factors, everyDay: allDays, everyDayFactors } = this.world;
    return {
      symbol: member.security.symbol,
      character: this.characterOf(member),
      timeline: everyDay ? allDays : timeline,
      factors: everyDay ? everyDayFactors : factors,
      seed: this.seed,
      returnsOf: (symbol) => {
        const followed = this.members.get(symbol);
        if (!followed) throw new Error(`simulation: ${member.security.symbol} follows ${symbol}, which is not listed`);
        const input = this.inputFor(followed);
        return { returns: totalReturns(input), first: input.timeline.firstOnOrAfter(input.character.start) };
      },
    };
  }

  private extend(now: Date): void {
    this.world = this.makeWorld(now);
    this.paths.clear();
  }

  private makeWorld(now: Date) {
    const ahead = new Date(now.getTime() + AHEAD_DAYS * DAY_MS).toISOString().slice(0, 10);
    const end = [ahead, LAST_EPISODE_END].sort().at(-1)!;
    const timeline = new Timeline(sessionsBetween(WORLD_START, end));
    const factors = simulateFactors(timeline, this.seed);
    const everyDay = new Timeline(calendarDays(WORLD_START, end));
    return { timeline, factors, everyDay, everyDayFactors: spread(factors, timeline, everyDay) };
  }
}

/** Factor returns over all days: there are none while New York is closed. */
function spread(factors: FactorReturns, from: Timeline, to: Timeline): FactorReturns {
  const places = from.sessions.map((session) => to.lastOnOrBefore(session));
  const spreadOne = (returns: Float64Array) => {
    const all = new Float64Array(to.sessions.length);
    for (const [i, place] of places.entries()) all[place] = returns[i]!;
    return all;
  };
  return Object.fromEntries(
    Object.entries(factors).map(([name, returns]) => [name, spreadOne(returns)]),
  ) as FactorReturns;
}

function calendarDays(from: string, to: string): string[] {
  const days: string[] = [];
  for (let time = Date.parse(from); time <= Date.parse(to); time += DAY_MS) {
    days.push(new Date(time).toISOString().slice(0, 10));
  }
  return days;
}

function extraListing(n: number): Listing {
  const sector = SECTORS[n % SECTORS.length]!;
  const symbol = `X${String(n).padStart(5, "0")}`;
  return {
    symbol,
    name: `Extra ${sector} ${n}, Inc.`,
    type: "EQUITY",
    exchange: "NYQ",
    sector,
    industry: null,
    category: null,
    inSp500: n % 3 === 0,
  };
}
