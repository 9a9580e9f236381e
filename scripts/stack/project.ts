import path from "node:path";
import { fileURLToPath } from "node:url";

/** The project's directory, whatever the working directory is. */
export const PROJECT_ROOT = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

/** A path from the project's directory; an absolute one stays as it is. */
export const inProject = (...parts: string[]): string => path.resolve(PROJECT_ROOT, ...parts);
