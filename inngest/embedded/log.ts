/** Where the executor says what operators should know. `detail` is an error or a few plain fields. */
export type Log = (level: "info" | "warn" | "error", message: string, detail?: unknown) => void;

export const logToConsole: Log = (level, message, detail) => {
  console[level](`[embedded inngest] ${message}`, ...(detail === undefined ? [] : [detail]));
};
