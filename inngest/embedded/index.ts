export { EmbeddedExecutor, type ExecutorOptions } from "./executor";
export type { Log } from "./log";
export { UnsupportedFunctionError } from "./refuse";
export type { RunFilter, RunSummary } from "./runs";
export { embeddedClientOptions, type SharedExecutor, sharedExecutor } from "./shared";
