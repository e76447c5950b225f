import fc from "fast-check";
import { expect, it } from "vitest";
import { versionIn } from "../../../adapters/policies/sops/sops.ts";
import { addMs, type Instant } from "../../../domain/kernel/instant.ts";
import {
  catalogFindings,
  isActive,
  readyStep,
  type Sop,
  SopRun,
  type SopRunState,
  sopFor,
  sopRuns,
} from "../../../domain/sops/index.ts";
import { decided, START, sampleSop, sopCommand, started } from "../../support/sops.ts";

const DAY = 86_400_000;
const SITUATION = { caseType: "return", queue: "escalated-returns", market: "BR" } as const;

/** Versions one after the other; each leaves out a step that the first had, so that a run under the wrong one would break. */
const versionsAt = (gaps: readonly number[]): readonly Sop[] => {
  let at = addMs(START, -300 * DAY);
  return gaps.map((gap, index) => {
    at = addMs(at, (gap + 1) * DAY);
    const sop = sampleSop({ version: index + 1, effectiveFrom: at });
    return index === 0
      ? sop
      : { ...sop, steps: sop.steps.filter(({ id }) => id !== "extra").map((step) => withoutExtra(step)) };
  });
};

const withoutExtra = (step: Sop["steps"][number]): Sop["steps"][number] => {
  if (step.id === "look" && step.type === "MANUAL") return { ...step, onFailure: "decide" };
  return step.type === "DECISION" ? { ...step, otherwise: "decide" } : step;
};

const step = fc.record({
  type: fc.constantFrom("CompleteStep", "SkipStep", "FailStep", "RingClock", "NoteDecision", "Deviate", "EndSop"),
  seen: fc.boolean(),
  choice: fc.constantFrom("WAIT", "GO"),
  hours: fc.integer({ min: 0, max: 60 }),
});
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

const commandOf = (run: SopRun, sop: Sop, { type, seen, choice }: Step, at: Instant) => {
  const stepId = readyStep(run)?.stepId ?? "look";
  const on = { sop, stepId, at };
  if (type === "NoteDecision") return decided({ sop }, at);
  if (type === "CompleteStep")
    return sopCommand(
      type,
      { ...on, outputs: stepId === "look" ? { seen } : {}, ...(stepId === "ask" ? { choice } : {}) },
      at,
    );
  const reason = type === "FailStep" ? "NO_ANSWER" : "NOT_APPLICABLE";
  return sopCommand(type as "SkipStep", { ...on, reason }, at);
};

it("a run keeps the version that was in force when it began, whatever is published later, and comes to an end", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(60), { minLength: 1, maxLength: 8 }),
      fc.nat(7),
      fc.array(step, { maxLength: 12 }),
      (gaps, known, steps) => {
        const all = versionsAt(gaps);
        expect(catalogFindings(all)).toEqual([]);
        const published = all.slice(0, known + 1);
        const begun = sopFor(published, SITUATION, START);
        const newest = published.filter(({ effectiveFrom }) => effectiveFrom <= START).at(-1);
        expect(begun?.version).toBe(newest?.version);
        if (begun === undefined) return;
        let run: SopRunState;
        let at = START;
        const play = (command: Parameters<typeof sopRuns.decide>[1]) => {
          const decision = sopRuns.decide(run, command);
          if (decision.outcome === "accepted") run = decision.events.reduce<SopRunState>(sopRuns.evolve, run);
          expect(run && SopRun.parse(run).sop).toEqual({ sopId: "sample", version: begun.version });
          expect(run?.steps.filter(({ state }) => state === "ready").length).toBe(isActive(run) ? 1 : 0);
        };
        play({ ...started(), sop: begun });
        for (const each of steps) {
          at = addMs(at, each.hours * 3_600_000);
          if (run !== undefined) play(commandOf(run, versionIn(all, run.sop), each, at));
        }
        // Left alone it comes to an end by its clocks: an acyclic procedure has no more steps than these.
        for (let left = begun.steps.length; left > 0 && run !== undefined; left -= 1) {
          at = addMs(at, 10 * DAY);
          play(sopCommand("RingClock", { sop: versionIn(all, run.sop) }, at));
        }
        expect(isActive(run)).toBe(false);
      },
    ),
  );
});
