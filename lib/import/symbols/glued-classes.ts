/**
 * Class shares that brokers write without a separator (Fidelity: BRKB), which no rule can tell from an ordinary ticker.
 * Only names that are not tickers themselves: HUBB is Hubbell, not a class of HUB.
 */
const GLUED_CLASSES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    AGMA: "AGM-A",
    AKOA: "AKO-A",
    AKOB: "AKO-B",
    BFA: "BF-A",
    BFB: "BF-B",
    BHA: "BH-A",
    BIOB: "BIO-B",
    BRKA: "BRK-A",
    BRKB: "BRK-B",
    CRDA: "CRD-A",
    CRDB: "CRD-B",
    CWENA: "CWEN-A",
    GEFB: "GEF-B",
    GTNA: "GTN-A",
    HEIA: "HEI-A",
    HVTA: "HVT-A",
    LENB: "LEN-B",
    LGFA: "LGF-A",
    LGFB: "LGF-B",
    MKCV: "MKC-V",
    MOGA: "MOG-A",
    MOGB: "MOG-B",
    PBRA: "PBR-A",
    RDSA: "RDS-A",
    RDSB: "RDS-B",
    TAPA: "TAP-A",
    UHALB: "UHAL-B",
    WSOB: "WSO-B",
  }),
);

/** Letters only: a ticker as it stands, or a class share of which the separator was left out. */
export function plainCandidates(text: string): string[] {
  const glued = GLUED_CLASSES.get(text);
  if (glued !== undefined) return [glued, text];
  // A class share of a company not in the list: ABCDA may be ABCD-A, after ABCDA itself.
  const last = text.charCodeAt(text.length - 1);
  return text.length >= 3 && (last === 65 || last === 66) ? [text, `${text.slice(0, -1)}-${text.slice(-1)}`] : [text];
}
