/**
 * Tickers of companies and funds that have another one now, with the day the new one began to trade. Only one and the same
 * security under another name: share for share, no merger for cash or at a ratio. Tickers that somebody else bears today
 * (LB, GOLD, HCP, ARNC) are left out, since nothing tells which is meant.
 */
const RENAMED: ReadonlyMap<string, readonly [now: string, since: string]> = new Map(
  Object.entries({
    ABC: ["COR", "2023-08-30"],
    ADS: ["BFH", "2022-04-04"],
    ANTM: ["ELV", "2022-06-28"],
    BBRY: ["BB", "2017-10-16"],
    BBT: ["TFC", "2019-12-09"],
    BHGE: ["BKR", "2019-10-18"],
    BLL: ["BALL", "2022-05-10"],
    CCIV: ["LCID", "2021-07-26"],
    CDAY: ["DAY", "2024-02-01"],
    CHK: ["EXE", "2024-10-02"],
    COG: ["CTRA", "2021-10-04"],
    COH: ["TPR", "2017-10-31"],
    CREE: ["WOLF", "2021-10-04"],
    CTL: ["LUMN", "2020-09-18"],
    CTRP: ["TCOM", "2019-11-05"],
    DISCA: ["WBD", "2022-04-11"],
    DISCK: ["WBD", "2022-04-11"],
    DWAC: ["DJT", "2024-03-26"],
    FB: ["META", "2022-06-09"],
    FBHS: ["FBIN", "2022-12-15"],
    FLT: ["CPAY", "2024-03-25"],
    GPS: ["GAP", "2024-08-22"],
    HFC: ["DINO", "2022-03-15"],
    HRS: ["LHX", "2019-07-01"],
    IIVI: ["COHR", "2022-09-08"],
    IPOB: ["OPEN", "2020-12-21"],
    IPOE: ["SOFI", "2021-06-01"],
    JEC: ["J", "2019-12-10"],
    KORS: ["CPRI", "2019-01-02"],
    LUK: ["JEF", "2018-05-24"],
    MLHR: ["MLKN", "2021-11-01"],
    MYL: ["VTRS", "2020-11-17"],
    NCR: ["VYX", "2023-10-17"],
    NLOK: ["GEN", "2022-11-08"],
    NPA: ["ASTS", "2021-04-07"],
    NYCB: ["FLG", "2024-10-28"],
    OAS: ["CHRD", "2022-07-05"],
    PCLN: ["BKNG", "2018-02-27"],
    PEAK: ["DOC", "2024-03-04"],
    PKI: ["RVTY", "2023-05-16"],
    QQQQ: ["QQQ", "2011-03-23"],
    "RDS-A": ["SHEL", "2022-01-31"],
    "RDS-B": ["SHEL", "2022-01-31"],
    RE: ["EG", "2023-07-10"],
    RIMM: ["BB", "2017-10-16"],
    RTP: ["JOBY", "2021-08-11"],
    SNE: ["SONY", "2021-04-01"],
    SQ: ["XYZ", "2025-01-21"],
    SYMC: ["GEN", "2022-11-08"],
    TMK: ["GL", "2019-08-09"],
    TOT: ["TTE", "2021-06-11"],
    UTX: ["RTX", "2020-04-03"],
    VACQ: ["RKLB", "2021-08-25"],
    VIAC: ["PARA", "2022-02-17"],
    VRX: ["BHC", "2018-07-16"],
    WLTW: ["WTW", "2022-01-10"],
    WRE: ["ELME", "2022-10-20"],
    WYND: ["TNL", "2021-02-17"],
    ZI: ["GTM", "2025-05-14"],
  }),
);

/** What a ticker of our spelling is called today and since when; null where it was not renamed. */
export function renamedTicker(symbol: string): { now: string; since: string } | null {
  const found = RENAMED.get(symbol);
  return found ? { now: found[0], since: found[1] } : null;
}
