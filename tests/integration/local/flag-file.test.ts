import { appendFileSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BUILT_IN_DEFINITION } from "../../../adapters/flags/open-feature-flags.ts";
import { instant } from "../../../domain/kernel/instant.ts";
import { composition } from "../../../local/composition.ts";
import { inMemory } from "../../../local/data-place.ts";
import { openFlags } from "../../../local/flags/open-flags.ts";
import { startRecourse } from "../../../local/recourse.ts";
import { flagContext, keepingLog, withDefault } from "../../support/flags.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "recourse-flags-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const clock = { now: () => instant("2026-03-10T12:00:00Z") };

const opened = (path: string) => {
  const log = keepingLog();
  const foundation = { log, clock } as unknown as Parameters<typeof openFlags>[2];
  const flags = openFlags({ ...composition, flagFile: path }, inMemory(), foundation);
  const variant = async () => {
    await flags.refresh();
    return flags.variantOf("seller_reminder", flagContext());
  };
  return { flags, log, variant };
};

describe("a file of flags", () => {
  it.each<[string, (path: string, text: string) => void]>([
    ["written in place", writeFileSync],
    [
      "replaced by a rename, as most editors do",
      (path, text) => {
        writeFileSync(`${path}.new`, text);
        renameSync(`${path}.new`, path);
      },
    ],
    [
      "removed and written anew",
      (path, text) => {
        rmSync(path);
        writeFileSync(path, text);
      },
    ],
  ])("that is %s is in force for the next case", async (_name, save) => {
    const path = join(folder, "flags.json");
    writeFileSync(path, BUILT_IN_DEFINITION);
    const { variant } = opened(path);
    expect(await variant()).toBe("half_way");
    save(path, withDefault("seller_reminder", "early"));
    expect(await variant()).toBe("early");
    save(path, BUILT_IN_DEFINITION);
    expect(await variant()).toBe("half_way");
  });

  it("that breaks while somebody edits it keeps the last good one, and says why until it is whole again", async () => {
    const path = join(folder, "flags.json");
    writeFileSync(path, withDefault("seller_reminder", "early"));
    const { flags, log, variant } = opened(path);
    expect(await variant()).toBe("early");
    appendFileSync(path, "}");
    expect(await variant()).toBe("early");
    expect(flags.standing()).toMatchObject({
      source: path,
      inUse: { from: "source" },
      problem: { reason: expect.any(String) },
    });
    rmSync(path);
    expect(await variant()).toBe("early");
    expect(flags.standing().problem?.reason).toBe("is gone");
    writeFileSync(path, "x".repeat(300_000));
    expect(await variant()).toBe("early");
    expect(flags.standing().problem?.reason).toBe("is larger than 262144 bytes");
    writeFileSync(path, withDefault("seller_reminder", "early"));
    expect(await variant()).toBe("early");
    expect(flags.standing().problem).toBeUndefined();
    expect(log.lines.filter(({ level }) => level === "warn")).toHaveLength(3);
  });

  it("that is a folder cannot be read", async () => {
    const { flags, variant } = opened(folder);
    expect(await variant()).toBe("half_way");
    expect(flags.standing()).toMatchObject({
      inUse: { from: "built-in" },
      problem: { reason: "cannot be read: EISDIR" },
    });
  });
});

describe("the running system", () => {
  const standing = async (url: string) => (await fetch(`${url}/_local/flags`)).json();

  it("offers a file to edit in its data folder, and shows what it does with it", async () => {
    const recourse = await startRecourse({ ...composition, dataFolder: folder, ticking: false });
    try {
      const path = join(folder, "flags.json");
      expect(readFileSync(path, "utf8")).toBe(BUILT_IN_DEFINITION);
      expect(await standing(recourse.url)).toMatchObject({ source: path, inUse: { from: "source" } });
      writeFileSync(path, "no JSON at all");
      expect(await standing(recourse.url)).toMatchObject({
        inUse: { from: "source" },
        problem: { reason: expect.any(String) },
      });
    } finally {
      await recourse.stop();
    }
  });

  it("starts over a broken file with the built-in definition, and says so", async () => {
    writeFileSync(join(folder, "flags.json"), "no JSON at all");
    const written: string[] = [];
    const writeLog = (line: string) => void written.push(line);
    const recourse = await startRecourse({ ...composition, dataFolder: folder, logLevel: "info", writeLog });
    try {
      expect(await standing(recourse.url)).toMatchObject({
        inUse: { from: "built-in" },
        problem: { reason: expect.any(String) },
      });
      expect(written.filter((line) => line.includes("flag definition not taken"))).toHaveLength(1);
    } finally {
      await recourse.stop();
    }
  });

  it("in memory has no file", async () => {
    const recourse = await startRecourse({ ...composition });
    try {
      expect(await standing(recourse.url)).toMatchObject({ source: "built-in", inUse: { from: "built-in" } });
      expect(existsSync(join(folder, "flags.json"))).toBe(false);
    } finally {
      await recourse.stop();
    }
  });
});
