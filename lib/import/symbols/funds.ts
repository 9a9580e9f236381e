/** Funds that people hold most, for files that give no more than a ticker. */
const KNOWN = new Set(
  `SPY IVV VOO VTI QQQ QQQM VUG VEA IEFA VTV BND AGG IWF IJH VGT VWO IEMG VXUS VIG IJR GLD IAU SLV XLK XLF XLV XLE XLY XLP
  XLI XLU XLB XLC XLRE VO VB IWM IWD EFA EEM SCHD SCHB SCHX SCHF SCHG RSP MDY DIA VYM VNQ TLT IEF SHY BIL SGOV LQD HYG JNK MUB
  BNDX VCIT VCSH BSV TIP VT ACWI ARKK SOXX SMH JEPI JEPQ DGRO QUAL MTUM USMV VBR VTEB GOVT USO TQQQ SQQQ IBIT FBTC ARKB BITB ETHA FETH ETHE GBTC ITOT IXUS
  SPLG DFAC COWZ XBI IBB KWEB FXI EWJ EWZ INDA MCHI VGK`.split(/\s+/),
);
const TYPES = /\betfs?\b|\betns?\b|\betcs?\b|mutual|\bfunds?\b|closed.?end|unit (investment )?trust|fonds/i;
const NAMES = /\b(etf|etn|fund|funds|fds|ucits|ishares|spdr|proshares|wisdomtree|mutual fd|index fd|powershares)\b/i;

/**
 * Whether a listed position is a fund: by the file's word for its kind, by its name, by the form of its ticker (mutual funds
 * have five letters ending in X), or because it is among the best known.
 */
export function isFund(symbol: string, assetType: string, description: string): boolean {
  if ((assetType !== "" && TYPES.test(assetType)) || KNOWN.has(symbol)) return true;
  return (symbol.length === 5 && /^[A-Z]{4}X$/.test(symbol)) || NAMES.test(description);
}
