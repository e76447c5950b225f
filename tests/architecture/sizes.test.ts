import { describe, expect, it } from "vitest";
import { sourceFiles } from "../support/source-files.ts";

const FILE_LINES_MAX = 200;
const FILE_LINES_MEDIAN_MAX = 60;
const FUNCTION_LINES_MAX = 50;

const ROOMS = ["bin", "lib", "domain", "adapters", "functions", "local"];
const files = ROOMS.flatMap(sourceFiles);
const linesOf = (text: string): number => text.split("\n").length - 1;

/** Functions as this codebase writes them: a head at the left margin or one step in, and its closing bracket below it. */
const longFunctions = (path: string, text: string): readonly string[] => {
  const lines = text.split("\n");
  return lines.flatMap((line, start) => {
    const head =
      /^( {0,2})(?:export )?(?:const (\w+) =.*=> \{$|(?:async )?function (\w+)|(?:private |async |static )*(\w+)\(.*\{$)/.exec(
        line,
      );
    if (head === null) return [];
    const end = lines.findIndex((other, index) => index > start && new RegExp(`^${head[1]}\\}`).test(other));
    const length = end - start + 1;
    return length > FUNCTION_LINES_MAX ? [`${path}:${start + 1} has ${length} lines`] : [];
  });
};

describe("files and functions stay small", () => {
  it(`no file has more than ${FILE_LINES_MAX} lines`, () => {
    expect(files.filter(({ text }) => linesOf(text) > FILE_LINES_MAX).map(({ path }) => path)).toEqual([]);
  });

  it(`the median file has at most ${FILE_LINES_MEDIAN_MAX} lines`, () => {
    const lengths = files.map(({ text }) => linesOf(text)).sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(FILE_LINES_MEDIAN_MAX);
  });

  it(`no function has more than ${FUNCTION_LINES_MAX} lines`, () => {
    expect(files.flatMap(({ path, text }) => longFunctions(path, text))).toEqual([]);
  });
});
