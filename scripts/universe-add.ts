import { assertSameMarket } from "@/db/market-identity";
import { selectMarketState } from "@/db/queries/market-state";
import { type Env, loadSettingsFile, readEnv } from "@/lib/env";
import { runScript } from "./run-script";
import { bringUpDatabase } from "./stack/live-database";
import { ScriptFailure } from "./stack/script-failure";
import { prepareTables, withDatabase } from "./stack/seed";
import { addSymbols } from "./universe-add/add-symbols";
import { type Arguments, HELP, readArguments } from "./universe-add/arguments";
import { gather } from "./universe-add/gather";
import { additionLines, nextLines, refusalLines } from "./universe-add/tell";

/** `npm run universe:add -- FILE|SYMBOL…`: adds symbols to the universe of the database that the settings name. */
runScript(async () => {
  const asked = readArguments(process.argv.slice(2));
  if (asked === null) return void console.log(HELP);
  loadSettingsFile();
  const refused = await add(asked, readEnv());
  if (refused > 0) process.exitCode = 1;
});

/** @returns how many were refused */
async function add(asked: Arguments, env: Env): Promise<number> {
  const { dryRun } = asked;
  const { symbols, refusals } = gather(asked);
  if (refusals.length > 0) {
    console.log(["Refused:", ...refusalLines(refusals)].join("\n"));
  }
  if (symbols.length === 0) throw new ScriptFailure("Nothing was added.");
  const { direct } = await bringUpDatabase(env, console.log);
  const market = env.SIGMASIGHT_MARKET;
  if (!dryRun) await prepareTables(direct, { market });
  const lines = await withDatabase(direct, async (db) => {
    const state = await selectMarketState(db).catch(withoutTables);
    assertSameMarket(state?.market ?? null, market);
    const addition = await addSymbols(db, { symbols, dryRun, now: new Date() });
    const situation = {
      published: state?.session ?? null,
      callsPerHour: env.MARKET_CALLS_PER_HOUR,
      appUrl: `http://${env.HOST}:${env.PORT}`,
    };
    return [...additionLines(addition, { refused: refusals.length, dryRun }), ...nextLines(addition, situation)];
  });
  console.log(lines.join("\n"));
  return refusals.length;
}

/** A dry run makes no tables. */
function withoutTables(error: unknown): never {
  const cause = error instanceof Error ? error.cause : null;
  if (cause instanceof Error && "code" in cause && cause.code === "42P01") {
    throw new ScriptFailure(
      "The database has no tables yet, so all of these would be new. Leave --dry-run away to add them.",
    );
  }
  throw error;
}
