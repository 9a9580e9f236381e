/** Words for classes of assets, sectors and regions, which head groups and are no holdings; small letters, in several languages. */
const CLASS_WORDS: ReadonlySet<string> = new Set(
  `stock stocks equity equities share shares bond bonds etf etfs etp etps fund funds mutual fixed income options domestic
  international foreign global world developed emerging markets market us usa american u.s europe european eu uk asia pacific
  japan china large mid small cap growth value blend dividend dividends individual common preferred
  technology tech information it financial financials finance health care healthcare energy utilities utility materials
  industrial industrials consumer staples discretionary cyclical defensive cyclicals communication communications services
  telecom telecommunication telecommunications media semiconductors software banks insurance biotech pharma retail
  aktien anleihen fonds renten einzelaktien einzelwerte welt europa schwellenländer technologie finanzen gesundheit energie
  actions obligations actions titres azioni obbligazioni fondi acciones bonos fondos aandelen obligaties fondsen aktier
  sector sectors group class other various`.split(/\s+/),
);
const JOINS = /^(?:and|of|und|et|e|y|en|i|de|in|&|\/|-|–)$/;

/** Whether a name is made of words for classes of assets and nothing else: "US Stocks", "Consumer Staples", "Aktien Europa". */
export function isClassName(name: string): boolean {
  const words = name
    .toLowerCase()
    .split(/[\s,:()]+/)
    .flatMap((word) => word.split("/"))
    .filter((word) => word !== "" && !JOINS.test(word));
  return words.length > 0 && words.length < 6 && words.every((word) => CLASS_WORDS.has(word.replace(/\.$/, "")));
}
