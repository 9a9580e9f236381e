/** Security numbers that stand where a ticker should: recognised by their check digits, never guessed at. */

/** US0378331005: two letters, nine characters, Luhn over the letters as two digits each. */
export function isIsin(text: string): boolean {
  if (!/^[A-Z]{2}[A-Z0-9]{9}\d$/.test(text)) return false;
  const digits = [...text].map((c) => Number.parseInt(c, 36)).join("");
  return luhn(digits) % 10 === 0;
}

/** 037833100: eight characters and a check digit. At least one digit before it, so that no word passes. */
export function isCusip(text: string): boolean {
  if (!/^[A-Z0-9]{8}\d$/.test(text) || !/\d/.test(text.slice(0, 8))) return false;
  let sum = 0;
  for (const [i, c] of [...text.slice(0, 8)].entries()) {
    const value = Number.parseInt(c, 36) * (i % 2 === 0 ? 1 : 2);
    sum += Math.floor(value / 10) + (value % 10);
  }
  return (10 - (sum % 10)) % 10 === Number(text[8]);
}

function luhn(digits: string): number {
  let sum = 0;
  for (const [i, digit] of [...digits].reverse().entries()) {
    const value = Number(digit) * (i % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return sum;
}
