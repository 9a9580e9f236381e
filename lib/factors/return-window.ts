import { RETURN_WINDOW_SESSIONS } from "./catalog";

/**
 * A symbol's last 252 session returns as `symbol_return_windows` stores them: 252 IEEE 754 doubles, little-endian on
 * every machine, oldest first, 2,016 bytes, NaN where there is no return. (Postgres' own float8send is big-endian: a
 * window is written and read here only, never assembled in SQL.)
 */
const BYTES_PER_RETURN = 8;
export const RETURN_WINDOW_BYTES = RETURN_WINDOW_SESSIONS * BYTES_PER_RETURN;
const LITTLE_ENDIAN = true;

/** The 2,016 bytes of a window of 252 returns. */
export function packReturnWindow(returns: Float64Array): Uint8Array {
  if (returns.length !== RETURN_WINDOW_SESSIONS) {
    throw new RangeError(`packReturnWindow: got ${returns.length} returns, need ${RETURN_WINDOW_SESSIONS}`);
  }
  const bytes = new Uint8Array(RETURN_WINDOW_BYTES);
  const view = new DataView(bytes.buffer);
  for (let t = 0; t < returns.length; t++) view.setFloat64(t * BYTES_PER_RETURN, returns[t]!, LITTLE_ENDIAN);
  return bytes;
}

/** The 252 returns of a stored window; a Buffer that is part of a larger one is fine. */
export function unpackReturnWindow(bytes: Uint8Array): Float64Array {
  if (bytes.length !== RETURN_WINDOW_BYTES) {
    throw new RangeError(`unpackReturnWindow: got ${bytes.length} bytes, need ${RETURN_WINDOW_BYTES}`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const returns = new Float64Array(RETURN_WINDOW_SESSIONS);
  for (let t = 0; t < returns.length; t++) returns[t] = view.getFloat64(t * BYTES_PER_RETURN, LITTLE_ENDIAN);
  return returns;
}
