/**
 * A trade told in words, as DEGIRO and Saxo write it: "Koop 1 @ 33,9 USD", "Compra 6 ISHARES MSCI WOR A@49,785 EUR
 * (IE00B4L5Y983)", "Sell 3 @ 139.74 USD". Numbers are left as they stand.
 */
export interface EventText {
  quantity: string;
  price: string;
  currency: string;
}

/** The first number before the sign, and the price behind it; thousands may be parted by spaces. */
const SHARES = /(?:^|[\s:])([-−]?)(\d[\d.,'’]*(?:[ \u00a0\u202f]\d{3}(?!\d)[\d.,]*)*)/;
const PRICE = /^\s*(\d[\d.,'’]*(?:[ \u00a0\u202f]\d{3}(?!\d)[\d.,]*)*)\s*([A-Z]{3})(?![A-Za-z])/;

export function readEvent(text: string): EventText | null {
  const event = text.slice(0, 300);
  for (let at = event.indexOf("@"); at >= 0; at = event.indexOf("@", at + 1)) {
    const [, price, currency] = PRICE.exec(event.slice(at + 1)) ?? [];
    if (price === undefined || currency === undefined) continue;
    const [, sign, quantity] = SHARES.exec(event.slice(0, at)) ?? [];
    // "Sell -4" says twice that they go out; what a minus means on a purchase nobody knows.
    if (quantity === undefined || (sign !== "" && !eventGoesOut(event.slice(0, at)))) return null;
    return { quantity, price, currency };
  }
  return null;
}

/** Whether what stands before the numbers says that the shares go out. */
export function eventGoesOut(text: string): boolean {
  return /(?<!\p{L})(verkoop|sell|verkauf|vente|venta|venda|vendita|sälj|salg|sprzedaż)(?!\p{L})/iu.test(text);
}

/** A ratio in words: "4 FOR 1", "4-for-1", "4:1", "1 : 10"; new shares for old. Null where there is none. */
export function readRatio(text: string): { now: string; before: string } | null {
  const found = /(?<![\d.])(\d{1,6}(?:\.\d{1,6})?)\s*(?:-?\s*for\s*-?|:|\/)\s*(\d{1,6}(?:\.\d{1,6})?)(?![\d.])/i.exec(
    text,
  );
  const [, now = "", before = ""] = found ?? [];
  if (!/[1-9]/.test(now) || !/[1-9]/.test(before)) return null;
  return { now, before };
}
