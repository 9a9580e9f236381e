import { isCompanyTicker } from "./company-names";
import { isFund } from "./funds";

/** Companies and funds that files call crypto and that are listed, without the funds that have a coin's own ticker. */
const LISTED: ReadonlySet<string> = new Set(
  `COIN MSTR MARA RIOT CLSK HUT BITF BTDR CIFR WULF IREN CORZ BTBT CAN SDIG GLXY HOOD BKKT CRCL BMNR SBET BLSH GEMI FIGR SQ XYZ PYPL
  STRF STRD STRC EXOD DFDV UPXI SMLR NAKA CEP ABTC GREE ARBK SLNH
  IBIT FBTC ARKB BITB HODL BRRR BTCO EZBC BTCW DEFI GBTC ETHA FETH ETHW ETHV ETHE CETH QETH EZET ETHU ETHT ETHD BITO BITX BITU BITI
  SBIT XBTF EETH AETH BTF BTOP MSTY MSTU MSTX MSTZ CONY CONL BLOK BKCH BITQ DAPP WGMI FDIG SATO STCE IBLC CRPT BITW GDLC ETCG
  GSOL SOLZ SOLT BSOL SSK XRPR XRPI XXRP BITS SPBC LMBO`.split(/\s+/),
);

/** Whether a ticker that a file calls crypto is a listed company's or fund's, and no coin's. */
export function isListedCrypto(ticker: string): boolean {
  return LISTED.has(ticker) || isFund(ticker, "", "") || isCompanyTicker(ticker);
}
