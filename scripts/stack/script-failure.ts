/** What a script cannot do, in a sentence for whoever started it: printed without a stack, exit code 1. */
export class ScriptFailure extends Error {
  override readonly name = "ScriptFailure";
}
