/** Says what a script does while it does it: a line when a stage is done, and one before if it takes a moment. */
export interface Stages {
  /**
   * @param name one word; @param doing a sentence's middle, such as "starting PostgreSQL"
   * @param result the line's words when it is done
   */
  stage<T>(
    name: string,
    doing: string,
    work: (note: (line: string) => void) => Promise<T>,
    result: (value: T) => string,
  ): Promise<T>;
}

const NAME_WIDTH = 9;
const A_MOMENT_MS = 700;

/** @param print takes one line without its end */
export function stagesTo(print: (line: string) => void): Stages {
  return {
    async stage(name, doing, work, result) {
      const began = performance.now();
      const line = (text: string) => print(`  ${name.padEnd(NAME_WIDTH)} ${text}`);
      let noted = false;
      const note = (text: string) => {
        noted = true;
        line(`… ${text}`);
      };
      const moment = setTimeout(() => noted || note(doing), A_MOMENT_MS);
      try {
        const value = await work(note);
        line(`${result(value)} (${seconds(performance.now() - began)})`);
        return value;
      } finally {
        clearTimeout(moment);
      }
    },
  };
}

export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
