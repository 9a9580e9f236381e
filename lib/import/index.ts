/** Portfolio files: bytes in, a preview that accounts for every line out (product §6). */
export { COLUMN_GUIDE } from "./column-guide";
export { TEMPLATE_HEADER } from "./columns";
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
export { NOT_A_SYMBOL, readSymbol, type SymbolReading, symbolCandidates } from "./symbols";
export { templateCsv, writeTemplate } from "./template";
export { type ExportedLot, writePortfolioFile } from "./write-portfolio-file";
export { writeRejectedRows } from "./write-rejected-rows";
