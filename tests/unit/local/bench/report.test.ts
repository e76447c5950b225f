import { expect, it } from "vitest";
import { measureReplayedDecisions } from "../../../../local/bench/replayed-decisions.ts";
import { burstTable, columns, memoryTable, replayTable } from "../../../../local/bench/report.ts";

it("texts stand to the left and numbers to the right", () => {
  const rows = [
    ["open a return", 8],
    ["read", 1_200],
  ] as const;
  expect(columns(["what", "us"], rows).split("\n")).toEqual([
    "what             us",
    "open a return     8",
    "read           1200",
  ]);
});

it("a burst shows its rate, its latencies and what went wrong", () => {
  const burst = { concurrency: 16, what: "open a return", requests: 300, requestsPerSecond: 129.19, failures: 3 };
  const [, row] = burstTable([{ ...burst, serverErrors: 1, p50Ms: 11.849, p95Ms: 199.7, p99Ms: 0.5 }]).split("\n");
  expect(row?.trim().split(/ {2,}/)).toEqual(["16", "open a return", "300", "129", "11.8", "200", "0.5", "3", "1"]);
});

it("memory that cannot be known is not shown as none", () => {
  expect(memoryTable([undefined])).toContain("not known");
});

it("past decisions are replayed under drafts that change some of them, and their rate is shown", () => {
  const measured = measureReplayedDecisions(1);
  expect(measured.decisions).toBe(12 * 6 * 24 * 6);
  expect(measured.changedPercent).toBeGreaterThan(0);
  expect(measured.changedPercent).toBeLessThan(100);
  expect(measured.perCoreSecond).toBeGreaterThan(0);
  expect(replayTable(measured)).toContain("policy decisions replayed per second");
});
