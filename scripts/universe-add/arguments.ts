import { parseArgs } from "node:util";
import { ScriptFailure } from "../stack/script-failure";

export const HELP = `Usage: npm run universe:add -- [options] FILE|SYMBOL…

Adds symbols to the universe: the symbols whose prices and betas are kept and made new every night.
Any mix of symbols (AAPL, BRK.B) and files. A file has one symbol a line, or is a CSV with a column
symbol and, if it likes, name, sector and industry. Lines that begin with # are comments.

  --list us    the project's own list of about 1,250 US listings, with names and sectors
  --dry-run    say what would happen, and change nothing
  --help       this text

It works on the database of DATABASE_URL, or on the embedded one, whether the app runs or not. What is
there already stays as it is, and what was not found is looked for again, so it may be run twice. Exit
code 1: something was refused; the rest was added.`;

export interface Arguments {
  /** Files and symbols, as they were given. */
  given: string[];
  list: "us" | null;
  dryRun: boolean;
}

/** @returns null where help was asked for @throws ScriptFailure with what is wrong */
export function readArguments(args: readonly string[]): Arguments | null {
  const { values, positionals } = parsed(args);
  if (values.help) return null;
  const { list } = values;
  if (list !== undefined && list !== "us") throw new ScriptFailure(`--list ${list} is not there: the one list is us.`);
  if (positionals.length === 0 && list === undefined) throw new ScriptFailure(`Nothing to add.\n\n${HELP}`);
  return { given: positionals, list: list ?? null, dryRun: values["dry-run"] ?? false };
}

/** The flags; a wrong one is a sentence, not a stack. */
function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { list: { type: "string" }, "dry-run": { type: "boolean" }, help: { type: "boolean", short: "h" } },
    });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new ScriptFailure(`${error.message}\n\n${HELP}`);
  }
}
