import { describe, expect, it } from "vitest";
import { addMs } from "../../../domain/kernel/instant.ts";
import { type SopCommand, type SopRun, sopRuns } from "../../../domain/sops/index.ts";
import {
  DECISION_ID,
  decided,
  eventsOf,
  playedRun,
  START,
  sampleSop,
  sopCommand,
  started,
} from "../../support/sops.ts";

const HOUR = 3_600_000;
const stepsOf = ({ steps }: SopRun) => steps.map(({ stepId, state }) => `${stepId}:${state}`).join(" ");
const look = (seen = true) => sopCommand("CompleteStep", { stepId: "look", outputs: { seen } });
const answer = (choice: string) => sopCommand("CompleteStep", { stepId: "ask", choice });
const skip = (stepId: string) => sopCommand("SkipStep", { stepId, reason: "NOT_APPLICABLE" });
const ring = (hours: number) => sopCommand("RingClock", {}, addMs(START, hours * HOUR));

describe("a run", () => {
  it.each<[string, readonly SopCommand[], string, string]>([
    ["begins at the first step", [], "running", "look:ready"],
    ["takes a fork by what was written down", [look(false)], "running", "look:done fork:done ask:ready"],
    ["takes a fork the other way", [look(true)], "running", "look:done fork:done extra:ready"],
    ["goes the way of the answer", [look(false), answer("GO")], "running", "look:done fork:done ask:done decide:ready"],
    [
      "waits where somebody outside is asked",
      [look(false), answer("WAIT")],
      "waiting",
      "look:done fork:done ask:done wait:ready",
    ],
    [
      "goes on when the answer is there",
      [look(false), answer("WAIT"), sopCommand("CompleteStep", { stepId: "wait" })],
      "running",
      "look:done fork:done ask:done wait:done decide:ready",
    ],
    [
      "is completed by the case's decision",
      [look(), skip("extra"), decided()],
      "completed",
      "look:done fork:done extra:skipped decide:done",
    ],
    ["needs no step that may be left out", [look(), decided()], "completed", "look:done fork:done extra:skipped"],
    [
      "has deviated where a mandatory step was skipped",
      [skip("look"), decided()],
      "deviated",
      "look:skipped fork:done extra:skipped",
    ],
    ["has deviated where it was decided too early", [decided()], "deviated", "look:skipped"],
    [
      "goes on elsewhere where a step failed",
      [sopCommand("FailStep", { stepId: "look", reason: "NO_ANSWER" })],
      "running",
      "look:failed extra:ready",
    ],
    ["leaves a step that is due", [ring(2)], "running", "look:timed_out decide:ready"],
    ["leaves no step early", [ring(1.99)], "running", "look:ready"],
    ["is aborted when its last step is due", [ring(2), ring(4)], "aborted", "look:timed_out decide:timed_out"],
    [
      "is aborted when its case goes on without agents",
      [look(), sopCommand("EndSop")],
      "aborted",
      "look:done fork:done extra:skipped",
    ],
    ["stays as it is when it is started again", [look(), started()], "running", "look:done fork:done extra:ready"],
    [
      "is over for a clock that rings late",
      [look(), decided(), ring(9)],
      "completed",
      "look:done fork:done extra:skipped",
    ],
  ])("%s", (_what, commands, status, steps) => {
    const run = playedRun(started(), ...commands);
    expect([run.status, stepsOf(run)]).toEqual([status, steps]);
  });

  it.each<[string, readonly SopCommand[], SopCommand, object]>([
    [
      "a step before its time",
      [],
      sopCommand("CompleteStep", { stepId: "ask" }),
      { code: "sop.step_not_ready", stepId: "ask", readyStepId: "look" },
    ],
    [
      "a step that the case does, by hand",
      [ring(2)],
      sopCommand("CompleteStep", { stepId: "decide" }),
      { code: "sop.step_done_by_case", stepId: "decide", doneBy: ["DecisionMade"] },
    ],
    [
      "to skip a step that the case does",
      [ring(2)],
      skip("decide"),
      { code: "sop.step_done_by_case", stepId: "decide", doneBy: ["DecisionMade"] },
    ],
    [
      "an answer that is not offered",
      [look(false)],
      answer("MAYBE"),
      { code: "sop.choice_not_offered", stepId: "ask", offered: ["WAIT", "GO"] },
    ],
    [
      "an answer where none is asked",
      [],
      sopCommand("CompleteStep", { stepId: "look", choice: "GO", outputs: { seen: true } }),
      { code: "sop.choice_not_offered", stepId: "look", offered: [] },
    ],
    [
      "a step without what it writes down",
      [],
      sopCommand("CompleteStep", { stepId: "look" }),
      { code: "sop.output_wrong", stepId: "look", output: "seen", expected: "true or false" },
    ],
    [
      "a count below zero",
      [],
      sopCommand("CompleteStep", { stepId: "look", outputs: { seen: true, pieces: -1 } }),
      { code: "sop.output_wrong", stepId: "look", output: "pieces", expected: "a whole number from 0 up" },
    ],
    [
      "an output that is not asked for",
      [],
      sopCommand("CompleteStep", { stepId: "look", outputs: { seen: true, mood: "good" } }),
      { code: "sop.output_wrong", stepId: "look", output: "mood", expected: "no such output" },
    ],
    [
      "a failure that has no way on",
      [look(false)],
      sopCommand("FailStep", { stepId: "ask", reason: "NO_ANSWER" }),
      { code: "sop.step_cannot_fail", stepId: "ask" },
    ],
    ["a step after the end", [decided()], look(), { code: "sop.not_running", status: "deviated" }],
    [
      "a deviation after the end",
      [decided()],
      sopCommand("Deviate", { reason: "NOT_APPLICABLE" }),
      { code: "sop.not_running", status: "deviated" },
    ],
  ])("refuses %s", (_what, commands, command, refusal) => {
    expect(sopRuns.decide(playedRun(started(), ...commands), command)).toEqual({ outcome: "refused", refusal });
  });
});

describe("a run that leaves its procedure", () => {
  it("says why, by whom, and which mandatory steps it left out whichever way it would have gone", () => {
    const run = playedRun(started(), sopCommand("Deviate", { reason: "URGENT_SAFETY" }));
    expect([run.status, run.deviation]).toEqual([
      "deviated",
      { reason: "URGENT_SAFETY", by: "agent-1", openSteps: ["look"] },
    ]);
  });

  it("keeps the decision that comes after, and is not judged by it again", () => {
    const run = playedRun(started(), sopCommand("Deviate", { reason: "URGENT_SAFETY" }), decided());
    expect([run.deviation?.reason, run.decision?.decisionId]).toEqual(["URGENT_SAFETY", DECISION_ID]);
  });

  it("without a word is recorded as undeclared", () => {
    expect(playedRun(started(), decided()).deviation).toEqual({ reason: "UNDECLARED", openSteps: ["look"] });
  });
});

describe("a decision that a later one found wrong", () => {
  const overturned = (decisionId: string) => sopCommand("NoteOverturn", { decisionId });

  it("counts once, and only in the run that led to it", () => {
    const run = playedRun(started(), look(), decided());
    expect(eventsOf(run, overturned("dec_01J8Z3K5T7W9Y1B3D5F7H9K1M4"))).toEqual([]);
    expect(eventsOf(run, overturned(DECISION_ID)).map(({ type }) => type)).toEqual(["DecisionOverturned"]);
    const after = playedRun(started(), look(), decided(), overturned(DECISION_ID));
    expect([after.overturnedAt, eventsOf(after, overturned(DECISION_ID))]).toEqual([START, []]);
  });
});

it("a run is never told of another version than its own", () => {
  const next = { sop: sampleSop({ version: 2, effectiveFrom: "2026-02-01T00:00:00.000Z" }) };
  expect(() => sopRuns.decide(playedRun(started()), sopCommand("RingClock", next))).toThrow("keeps its version");
});
