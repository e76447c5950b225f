import { describe, expect, it } from "vitest";
import { showProgress } from "../../../local/progress.ts";

const output = (isTTY: boolean) => {
  const written: string[] = [];
  return { isTTY, write: (text: string) => written.push(text), written };
};

describe("progress", () => {
  it("in a log is a plain line for each tenth and one at the end", () => {
    const log = output(false);
    const progress = showProgress("orders", 30, log);
    for (let done = 1; done <= 30; done += 1) progress.at(done, done === 15 ? "half" : "");
    progress.end();
    expect(log.written).toEqual([
      ...[3, 6, 9, 12].map((done) => `orders: ${done}/30\n`),
      "orders: 15/30 · half\n",
      ...[18, 21, 24, 27, 30].map((done) => `orders: ${done}/30\n`),
    ]);
  });

  it("on a terminal is one line that is written over, not more often than ten times a second", () => {
    const terminal = output(true);
    let nowMs = 0;
    const progress = showProgress("orders", 10, terminal, () => nowMs);
    for (let done = 1; done <= 10; done += 1) {
      progress.at(done);
      nowMs += 50;
    }
    progress.end();
    expect(terminal.written).toHaveLength(7);
    expect(terminal.written[0]).toBe(`\r\x1b[2K[${"#".repeat(3)}${".".repeat(27)}] 1/10 orders`);
    expect(terminal.written.at(-2)).toContain(`[${"#".repeat(30)}] 10/10 orders`);
    expect(terminal.written.at(-1)).toBe("\n");
  });

  it("of nothing is done at once", () => {
    const log = output(false);
    showProgress("orders", 0, log).end();
    expect(log.written).toEqual(["orders: 0/0\n"]);
  });
});
