/** Portfolio files: bytes in, a preview that accounts for every line out (product §6). */
export { COLUMN_GUIDE } from "./columns/column-guide";
export { TEMPLATE_HEADER } from "./columns/template-header";
export { type ExportedLot, writePortfolioFile } from "./export/write-portfolio-file";
export { writeRejectedRows } from "./export/write-rejected-rows";
export * from "./limits";
export * from "./preview";
export {
  type ImportProblem,
  PROBLEM_CODES,
  type ProblemCode,
  problemSentence,
  type Severity,
  standsInTheWay,
} from "./problems";
export { readPortfolioFile, readPortfolioText } from "./read-portfolio-file";
export {
  lookupCandidates,
  lookupIdentifiers,
  type ResolvedPreview,
  resolveSymbols,
  type SymbolAnswer,
} from "./resolve-symbols";
export { NOT_A_SYMBOL } from "./symbols/not-a-ticker";
export { readSymbol } from "./symbols/read-symbol";
export { symbolCandidates } from "./symbols/symbol-candidates";
export type { SymbolReading } from "./symbols/symbol-reading";
export { templateCsv, writeTemplate } from "./tables/template";
