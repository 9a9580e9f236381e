/**
 * Finds out once what holds of a table or of its header, and not on every line. For what is never changed: it is known by which
 * object it is, and forgotten with it.
 */
export function rememberOf<K extends object, T>(find: (of: K) => T): (of: K) => T {
  const known = new WeakMap<K, T>();
  return (of) => {
    const before = known.get(of);
    if (before !== undefined || known.has(of)) return before as T;
    const found = find(of);
    known.set(of, found);
    return found;
  };
}
