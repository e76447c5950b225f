import { describe, expect, it } from "vitest";
import { addMs } from "../../../domain/kernel/instant.ts";
import { type AdherenceRow, adherenceRowOf } from "../../../domain/sops/adherence/row.ts";
import { summariseAdherence } from "../../../domain/sops/adherence/summarise.ts";
import { decided, playedRun, START, sampleSop, sopCommand, started } from "../../support/sops.ts";

describe("what is measured of a run", () => {
  it("that was done: all mandatory steps, in the time from ready to done", () => {
    const done = sopCommand("CompleteStep", { stepId: "look", outputs: { seen: true } }, addMs(START, 90_000));
    expect(adherenceRowOf(playedRun(started(), done, decided()), sampleSop())).toMatchObject({
      day: "2026-03-10",
      status: "completed",
      mandatory: 1,
      done: 1,
      steps: [{ stepId: "look", seconds: 90 }],
      isDecided: true,
      isOverturned: false,
    });
  });

  it("that left its procedure: what it left out counts as not done", () => {
    expect(adherenceRowOf(playedRun(started(), decided()), sampleSop())).toMatchObject({
      status: "deviated",
      mandatory: 1,
      done: 0,
      deviation: "UNDECLARED",
      steps: [],
    });
  });
});

const row = (number: number, rest: Partial<AdherenceRow> = {}): AdherenceRow => ({
  runId: `run-${number}`,
  sopId: "sample",
  version: 1,
  day: "2026-03-10",
  status: "completed",
  mandatory: 2,
  done: 2,
  steps: [{ stepId: "look", seconds: number * 10 }],
  isDecided: true,
  isOverturned: false,
  ...rest,
});
const rows = (count: number, rest: Partial<AdherenceRow> = {}) =>
  Array.from({ length: count }, (_, index) => row(index + 1, rest));
const undeclared = { status: "deviated", deviation: "UNDECLARED", done: 1 } as const;

describe("how a version was kept to", () => {
  it("is the share of mandatory steps that were done over runs that came to an end", () => {
    const [version] = summariseAdherence(
      [...rows(6), ...rows(6, undeclared), ...rows(1, { status: "aborted" }), ...rows(1, { status: "waiting" })],
      5,
    );
    expect(version).toMatchObject({
      version: 1,
      runs: 14,
      running: 1,
      aborted: 1,
      completed: 6,
      adherence: 0.75,
      deviations: [{ reason: "UNDECLARED", runs: 6 }],
      steps: [{ stepId: "look", medianSeconds: 35 }],
      overturned: { decisions: 12, share: 0 },
    });
  });

  it("is hidden below five runs, and so is a reason of fewer, with what it could be computed from", () => {
    const [first, second] = summariseAdherence([...rows(4, { version: 2 }), ...rows(8), ...rows(2, undeclared)], 5);
    expect(first).toEqual({ version: 2, hidden: true });
    expect(second).toMatchObject({ completed: "hidden", deviations: [{ reason: "UNDECLARED", runs: "hidden" }] });
  });

  it("tells step times and overturned decisions only where five are behind them", () => {
    const few = [...rows(4), ...rows(3, { steps: [], isDecided: false })];
    expect(summariseAdherence(few, 5)).toMatchObject([
      { steps: [{ stepId: "look", medianSeconds: "hidden" }], overturned: "hidden" },
    ]);
    const many = [...rows(8), ...rows(2, { isOverturned: true })];
    expect(summariseAdherence(many, 5)).toMatchObject([{ overturned: { decisions: 10, share: 0.2 } }]);
  });
});
