import { fuzzSeeds } from "./import-fuzz";

/** One process's share of the import bench's mutated files: first seed and number of them in, a `FuzzPart` as JSON out. */
const [from, count] = process.argv.slice(2).map(Number);
if (from === undefined || count === undefined) throw new Error("fuzz-part: first seed and number of files are missing");
process.stdout.write(JSON.stringify(fuzzSeeds(from, count)));
