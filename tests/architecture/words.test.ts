import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sourceFiles } from "../support/source-files.ts";

const files = ["bin", "lib", "domain", "adapters", "functions", "local", "tests"].flatMap(sourceFiles);

const found = (banned: RegExp): readonly string[] =>
  files
    .filter(({ path }) => path !== "tests/architecture/words.test.ts")
    .flatMap(({ path, text }) =>
      text.split("\n").flatMap((line, index) => (banned.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])),
    );

describe("words", () => {
  it("no file or folder is a drawer for anything", () => {
    const drawers =
      /(^|\/)(utils?|helpers?|common|managers?|services?|misc)(\/|\.ts$)|-(utils?|helpers?|manager|service)\.ts$/;
    expect(files.map(({ path }) => path).filter((path) => drawers.test(path))).toEqual([]);
  });

  it("no type is named after what it is not", () => {
    expect(
      found(
        /^(?:export )?(?:abstract )?(class|interface|type) (I[A-Z][a-z]\w*|\w+Impl|\w+Manager|\w+Helper|\w+Util)\b/,
      ),
    ).toEqual([]);
  });

  it("no debt is left in a comment", () => {
    expect(found(/\b(TODO|FIXME|HACK)\b/)).toEqual([]);
  });

  it("no type is switched off", () => {
    expect(found(/@ts-ignore|@ts-expect-error|@ts-nocheck|[)\w] as any\b(?! )|biome-ignore/)).toEqual([]);
  });

  it("no test is skipped without its reason or focused", () => {
    expect(found(/\b(it|test|describe)\.(only|todo|fails|skip)\b|\bxit\(/)).toEqual([]);
  });

  it("no test waits for real time but those that start and kill a real process", () => {
    const realProcess =
      /^tests\/(integration\/local\/killed|end-to-end\/local\/killed|simulation\/kill|support\/(killable|started-process|insistent-client))/;
    const waiting = found(/\bsleep\(|setTimeout\(/).filter((place) => place.startsWith("tests/"));
    expect(waiting.filter((place) => !realProcess.test(place))).toEqual([]);
  });

  it("nothing names a place of one machine", () => {
    const tracked = execFileSync("git", ["ls-files", "-z"], { encoding: "utf8" }).split("\0").filter(Boolean);
    const texts = tracked.filter(
      (path) => /\.(ts|mjs|json|md|mmd|yml)$|run$/.test(path) && path !== "package-lock.json",
    );
    const places = texts.filter((path) => /\/(work|root|home)\/[a-z]/.test(readFileSync(path, "utf8")));
    expect(places.filter((path) => !path.endsWith("words.test.ts"))).toEqual([]);
  });
});
