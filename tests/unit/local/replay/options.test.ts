import { describe, expect, it } from "vitest";
import { readReplayCommand, USAGE, WrongUse } from "../../../../local/replay/options.ts";

describe("the command line of a replay", () => {
  it.each([
    [["--orders", "f"], { folder: "f", seed: 7, limit: undefined, url: undefined }],
    [
      ["--orders", "f", "--seed", "0", "--limit", "40", "--url", "http://h:1/"],
      { folder: "f", seed: 0, limit: 40, url: "http://h:1" },
    ],
  ])("%j", (args, expected) => {
    expect(readReplayCommand(args)).toEqual(expected);
  });

  it.each([
    [[], USAGE],
    [["--orders", "f", "--seed", "seven"], "--seed is a whole number from 0 up, not seven"],
    [["--orders", "f", "--seed", "-1"], "--seed"],
    [["--orders", "f", "--limit", "0"], "--limit is a whole number from 1 up, not 0"],
    [["--orders", "f", "--limit", "1.5"], "--limit is a whole number"],
    [["--orders", "f", "--speed", "9"], "--speed"],
  ])("%j is refused and told how", (args, message) => {
    expect(() => readReplayCommand(args)).toThrow(WrongUse);
    expect(() => readReplayCommand(args)).toThrow(message);
  });
});
