import { describe, expect, it } from "vitest";
import { importsOf, type SourceFile, sourceFiles } from "../support/source-files.ts";

const roomOf = (path: string): string => path.split("/")[0] ?? "";
const domainOf = (path: string): string => path.split("/").slice(0, 2).join("/");

const foreign = (
  files: readonly SourceFile[],
  isAllowed: (target: string, path: string) => boolean,
): readonly string[] =>
  files.flatMap((file) =>
    importsOf(file)
      .filter((target) => !isAllowed(target, file.path))
      .map((target) => `${file.path} imports ${target}`),
  );

/** Which rooms a room may import from; data folders are open to those that read them. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  domain: ["domain"],
  adapters: ["adapters", "domain", "policies"],
  functions: ["functions", "adapters", "domain"],
  lib: ["lib", "adapters"],
  bin: ["lib", "functions"],
  local: ["local", "functions", "adapters", "domain", "policies", "package.json"],
};

describe("imports go one way", () => {
  it.each(Object.entries(ROOMS))("%s imports only from %j", (room, allowed) => {
    expect(foreign(sourceFiles(room), (target) => allowed.includes(roomOf(target)))).toEqual([]);
  });

  it("a domain folder imports no other domain folder but kernel and ledger", () => {
    const shared = ["domain/kernel", "domain/ledger"];
    const isOwn = (target: string, path: string) =>
      domainOf(target) === domainOf(path) || shared.includes(domainOf(target));
    expect(foreign(sourceFiles("domain"), isOwn)).toEqual([]);
  });

  it("kernel imports nothing but itself, and ledger only kernel", () => {
    const kernel = sourceFiles("domain/kernel");
    expect(foreign(kernel, (target) => domainOf(target) === "domain/kernel")).toEqual([]);
  });

  it("lib reads rows, tables, state machines and how to bundle as data: no handler, store or port", () => {
    const data =
      /^(lib\/|adapters\/(http\/route|events\/(reaction|event-source)|dynamodb\/(tables|table-keys)|runtime\/bundling|workflow\/processes)\.ts$)/;
    expect(foreign(sourceFiles("lib"), (target) => data.test(target))).toEqual([]);
  });
});

describe("packages", () => {
  // A bundler leaves out what is not used of a namespace, but keeps all of the object `z`: every language of every message.
  it("zod is imported as a namespace", () => {
    const whole = Object.keys(ROOMS)
      .flatMap(sourceFiles)
      .filter(({ text }) => /^import (type )?\{.*from "zod";/m.test(text));
    expect(whole.map(({ path }) => path)).toEqual([]);
  });
});
