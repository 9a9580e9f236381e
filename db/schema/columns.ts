import { customType, timestamp } from "drizzle-orm/pg-core";

/** Symbols run to 32 characters everywhere. */
export const SYMBOL_LENGTH = 32;

/** An instant: always with time zone, always a Date in code. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** Raw bytes. */
export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
});
