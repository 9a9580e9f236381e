import { BodyTooLarge, fileBytes, readForm } from "@/app/portfolios/upload-body";
import { type ImportProblem, PROBLEM_CODES, standsInTheWay } from "@/lib/import";
import { problem } from "./answer";

/** The form and the file's bytes, or the answer that says why not. */
export async function readUpload(request: Request) {
  try {
    const form = await readForm(request);
    const file = form.get("csv_file");
    if (!(file instanceof File)) {
      return problem(400, "No file", "Send the file as the form field csv_file.", { code: PROBLEM_CODES.empty });
    }
    return { form, bytes: await fileBytes(file), fileName: shownName(file.name) };
  } catch (error) {
    if (error instanceof BodyTooLarge) {
      const detail = "The file is larger than 10 MB: split it, or export positions only.";
      return problem(413, "File too large", detail, { code: PROBLEM_CODES.tooLarge });
    }
    if (!(error instanceof TypeError)) throw error;
    const detail = "Send multipart/form-data with the file as the field csv_file, whole and, if gzipped, intact.";
    return problem(400, "Not a form", detail, { code: PROBLEM_CODES.malformed });
  }
}

const LONGEST_NAME = 255;

/** A file's name for showing, as long as file systems have them; never a path. */
function shownName(name: string): string {
  const plain = name.replace(/\.gz$/i, "").replace(/\p{Cc}/gu, "");
  return plain.slice(0, LONGEST_NAME).replace(/\p{Cs}$/u, "");
}

/** Why a file cannot be used: every problem at once, each with line, value and remedy. */
export function refusedUpload(problems: readonly ImportProblem[]): Response {
  const errors = problems.filter(standsInTheWay);
  const [first] = errors;
  const status = first?.code === PROBLEM_CODES.tooLarge ? 413 : 422;
  const detail =
    errors.length === 1 && first !== undefined ? first.message : `${errors.length} lines have to be put right first.`;
  const more = { code: first?.code, problems: problems.map(outwardProblem) };
  return problem(status, "The file cannot be used as it is", detail, more);
}

export const outwardProblem = ({ severity, code, line, column, value, message, fix }: ImportProblem) => ({
  severity,
  code,
  line,
  column,
  value,
  message,
  ...(fix === undefined ? {} : { fix }),
});
