import { fstatSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Fault } from "@/lib/market-data/sandbox/faults";
import { startSandbox } from "@/lib/market-data/sandbox/server";
import { runScript } from "./run-script";
import { ScriptFailure } from "./stack/script-failure";

/**
 * The sandbox market as a process of its own. When it listens it prints one line of JSON:
 * `{"address":"http://127.0.0.1:PORT","token":"…"}`. It ends when its standard input, if that is a pipe, is closed: with its parent.
 */
const HELP = `Usage: npm run -s sandbox -- [options]
  --port N          port to listen on (default: a free one)
  --prices FILE     serve a CSV or CSV.gz of daily prices instead of the simulation
  --names FILE      CSV with names for the price file's symbols
  --seed TEXT       another seed is another simulated market (default: 1)
  --latency MS      answer this much later
  --fail SHARE      answer this share of calls, such as 0.02, with a server error; which ones hangs on the seed
  --now INSTANT     start the clock there, like 2026-08-21T21:30:00-04:00; it then ticks
  --extra N         add N invented shares, X00001 and so on`;

const OPTIONS = {
  port: { type: "string" },
  prices: { type: "string" },
  names: { type: "string" },
  seed: { type: "string" },
  latency: { type: "string" },
  fail: { type: "string" },
  now: { type: "string" },
  extra: { type: "string" },
  help: { type: "boolean" },
} as const;

async function main(): Promise<void> {
  const values = flags();
  if (values.help) return void console.log(HELP);
  const sandbox = await startSandbox({
    port: count("port", values.port, 65_535),
    prices: values.prices,
    names: values.names,
    seed: values.seed,
    latencyMs: count("latency", values.latency, 600_000),
    now: clockFrom(values.now),
    extraSymbols: count("extra", values.extra, 99_999),
    faults: failures(values.fail, values.seed),
  });
  console.log(JSON.stringify({ address: sandbox.address, token: sandbox.token }));

  const stop = () => void sandbox.close().then(() => process.exit(0));
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  const input = fstatSync(0);
  if (input.isFIFO() || input.isSocket()) process.stdin.once("close", stop).once("end", stop).resume();
}

function count(name: string, text: string | undefined, most: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > most) {
    throw new ScriptFailure(`--${name} must be a whole number from 0 to ${most}, not "${text}".`);
  }
  return value;
}

function failures(text: string | undefined, seed: string | undefined): Fault[] {
  if (text === undefined) return [];
  const share = Number(text);
  if (!(share > 0 && share <= 1)) throw new ScriptFailure(`--fail must be a share above 0, up to 1, not "${text}".`);
  return [{ kind: "server_error", share, seed }];
}

/** An instant that ticks on from now: the same meaning as SIGMASIGHT_NOW in the app. */
function clockFrom(text: string | undefined): (() => Date) | undefined {
  if (text === undefined) return undefined;
  const start = Date.parse(text);
  if (!/T.*(Z|[+-]\d{2}:?\d{2})$/.test(text) || Number.isNaN(start)) {
    throw new ScriptFailure(`--now must be an instant with a zone, like 2026-08-21T21:30:00-04:00, not "${text}".`);
  }
  return () => new Date(start + performance.now());
}

/** The flags; a wrong one is a sentence, not a stack. */
function flags() {
  try {
    return parseArgs({ options: OPTIONS }).values;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new ScriptFailure(`${error.message}\n${HELP}`);
  }
}

runScript(main);
