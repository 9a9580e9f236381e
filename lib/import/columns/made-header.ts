/** Whether its names are those that a table without a header was given. */
export function isMade({ header }: { header: readonly string[] }): boolean {
  return header.every((cell, i) => cell === `Column ${i + 1}`);
}
