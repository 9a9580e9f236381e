/** Coins by the names that stand beside their tickers; shares and funds bear many of the tickers as well. */
const NAMES: Readonly<Record<string, string>> = {
  BTC: "bitcoin,bit coin,btc",
  ETH: "ether,ethereum,eth",
  BCH: "bitcoin cash",
  ETC: "ethereum classic",
  LTC: "litecoin",
  SOL: "solana",
  DOGE: "dogecoin,doge coin",
  ADA: "cardano",
  XRP: "xrp,ripple",
  DOT: "polkadot",
  AVAX: "avalanche",
  LINK: "chainlink",
  UNI: "uniswap",
  XLM: "stellar,stellar lumens",
  SHIB: "shiba inu",
  AAVE: "aave",
  COMP: "compound",
  PEPE: "pepe",
};
const BY_NAME: ReadonlyMap<string, string> = new Map(
  Object.entries(NAMES).flatMap(([ticker, names]) => names.split(",").map((name) => [name, ticker] as const)),
);
/** Asked of every line: a set answers faster than a record does. */
const NAMED: ReadonlySet<string> = new Set(Object.keys(NAMES));
const LONGEST = 20;

/** Whether a name is that of the coin with this ticker: "Bitcoin" beside BTC. */
export function isCoinName(ticker: string, name: string): boolean {
  return NAMED.has(ticker) && coinNamed(name) === ticker;
}

/** The ticker of the coin with this name; null where it is none's. */
export function coinNamed(name: string): string | null {
  return name.length > LONGEST ? null : (BY_NAME.get(name.trim().toLowerCase()) ?? null);
}

/** Other coins that are held much, whose tickers no security of note has. */
const KNOWN: ReadonlySet<string> = new Set([
  ...NAMED,
  ..."BNB USDT USDC DAI BUSD TUSD TRX TON MATIC POL WBTC STETH ALGO FIL HBAR VET ICP GRT MKR CRV LDO INJ IMX RUNE EGLD XTZ".split(
    " ",
  ),
  ..."EOS FTM SAND MANA CHZ ENJ BAT ZEC XMR IOTA QTUM WAVES KSM CRO OKB BSV BTG RVN DGB LRC ANKR STORJ SKL SUSHI YFI ZRX".split(
    " ",
  ),
  ..."DYDX GMX BONK FLOKI WIF RNDR RENDER TIA PYTH KAS HNT GALA WLD MINA ROSE KAVA CELO ZIL ICX XEM XEC OP ARB".split(
    " ",
  ),
]);

/** Whether a ticker is that of a coin held much. */
export function isKnownCoin(ticker: string): boolean {
  return KNOWN.has(ticker) || SHARED.has(ticker);
}

/** Coins whose tickers large companies and funds have too: Seagate, DoorDash, Sun Communities. */
const SHARED: ReadonlySet<string> = new Set("STX DASH SUI SNX AR AXS ENS NEAR FET SEI APT NEO ATOM".split(" "));

/** Whether a coin's ticker is a large company's as well. */
export function isSharedTicker(ticker: string): boolean {
  return SHARED.has(ticker);
}
