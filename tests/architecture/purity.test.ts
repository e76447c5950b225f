import { describe, expect, it } from "vitest";
import { sourceFiles } from "../support/source-files.ts";

const offences = (folder: string, banned: RegExp): readonly string[] =>
  sourceFiles(folder).flatMap(({ path, text }) =>
    text.split("\n").flatMap((line, index) => (banned.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])),
  );

const packagesOf = (folder: string): readonly string[] => [
  ...new Set(
    sourceFiles(folder).flatMap(({ text }) => [...text.matchAll(/from "([^."][^"]*)"/g)].map(([, name = ""]) => name)),
  ),
];

describe("the domain is pure", () => {
  it("reads no clock, chance or environment", () => {
    const impure = /Date\.now|new Date\(\)|Math\.random|randomUUID|process\.|Temporal\.Now|performance\./;
    expect(offences("domain", impure)).toEqual([]);
  });

  it("knows zod, Temporal and CEL, and nothing of the outside", () => {
    expect(packagesOf("domain").toSorted()).toEqual(["@marcbachmann/cel-js", "temporal-polyfill", "zod"]);
  });

  it("throws bugs only, through invariant", () => {
    expect(offences("domain", /throw new (?!InvariantViolation)/)).toEqual([]);
  });

  it("has no HTTP number", () => {
    expect(offences("domain", /\b(statusCode|httpStatus)\b/)).toEqual([]);
  });
});

describe("handlers take time from the runtime", () => {
  it.each(["functions", "adapters/dynamodb", "adapters/http", "adapters/events", "adapters/workflow"])(
    "%s",
    (folder) => {
      expect(offences(folder, /Date\.now|new Date\(\)|Math\.random|Temporal\.Now/)).toEqual([]);
    },
  );
});
