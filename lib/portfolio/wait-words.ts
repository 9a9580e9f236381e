/** "5 s", "45 s", "2 min", "3 h": as exact as anybody can promise. @param seconds whole, at least 1 */
export function waitWords(seconds: number): string {
  if (seconds <= 10) return `${Math.max(1, Math.ceil(seconds))} s`;
  if (seconds <= 55) return `${Math.ceil(seconds / 5) * 5} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.ceil(seconds / 3600)} h`;
}
