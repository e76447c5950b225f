import fc from "fast-check";
import { expect, it } from "vitest";
import {
  Experiment,
  type ExperimentCommand,
  ExperimentEvent,
  type ExperimentState,
  evidenceOf,
  experiments,
  flagRegistry,
} from "../../../domain/experiments/index.ts";
import { replay } from "../../../domain/kernel/decider.ts";
import { addMs, instant } from "../../../domain/kernel/instant.ts";
import { definitionWith } from "../../support/experiments.ts";
import { exposedCases } from "../../support/exposed-cases.ts";

const start = instant("2026-03-01T00:00:00Z");
const DAY_MS = 86_400_000;
const plain = { units: 90, hours: 48, escalated: 0.1, csat: 4 };
const worlds = {
  same: exposedCases(start, 1, { straight_to_return: plain, offer_first: plain }),
  harmful: exposedCases(start, 1, { straight_to_return: plain, offer_first: { ...plain, escalated: 0.8 } }),
  better: exposedCases(start, 1, { straight_to_return: plain, offer_first: { ...plain, hours: 10 } }),
  broken: exposedCases(start, 1, { straight_to_return: plain, offer_first: { ...plain, units: 300 } }),
};

const steps = fc.array(
  fc.record({
    type: fc.constantFrom<ExperimentCommand["type"]>(
      "WriteDefinition",
      "SubmitExperiment",
      "SubmitExperiment",
      "ApproveExperiment",
      "ApproveExperiment",
      "StartExperiment",
      "StartExperiment",
      "SendBackExperiment",
      "PauseExperiment",
      "ResumeExperiment",
      "RingClock",
      "RingClock",
      "RingClock",
      "DecideExperiment",
      "RollOutExperiment",
      "RollBackExperiment",
      "ArchiveExperiment",
    ),
    who: fc.constantFrom("growth", "governance"),
    coverage: fc.constantFrom(5_000, 10_000),
    world: fc.constantFrom<keyof typeof worlds>("same", "harmful", "better", "broken"),
    code: fc.constantFrom("SHIP", "SHIP_PARTIAL", "NO_EFFECT", "HARM", "INVALID_SRM", "ABANDONED"),
    days: fc.integer({ min: 0, max: 12 }),
  }),
  { maxLength: 25 },
);
type Step = typeof steps extends fc.Arbitrary<(infer One)[]> ? One : never;

const commandOf = (step: Step, at: ExperimentCommand["at"], state: ExperimentState): ExperimentCommand => {
  const head = { at, actor: { role: "platform" as const, id: step.who } };
  const definition = definitionWith({ coverage: step.coverage });
  const evidence = evidenceOf(definition, worlds[step.world], { startedAt: state?.startedAt ?? at, at });
  switch (step.type) {
    case "WriteDefinition":
      return { type: step.type, ...head, key: "offer_v1", definition };
    case "SubmitExperiment":
      return { type: step.type, ...head, registry: flagRegistry };
    case "StartExperiment":
      return { type: step.type, ...head, registry: flagRegistry, running: [] };
    case "RingClock":
      return { type: step.type, ...head, registry: flagRegistry, running: [], evidence };
    case "ResumeExperiment":
      return { type: step.type, ...head, acknowledged: ["csat"] };
    case "DecideExperiment":
      return { type: step.type, ...head, code: step.code, evidence } as ExperimentCommand;
    default:
      return { type: step.type, ...head };
  }
};

it("whatever is asked in whatever order, the timeline replays to the state, and what must hold of it holds", () => {
  fc.assert(
    fc.property(steps, (walk) => {
      let state: ExperimentState;
      let at = start;
      const events: ExperimentEvent[] = [];
      const first: Step = { ...(walk[0] as Step), type: "WriteDefinition" };
      for (const step of walk.length === 0 ? [] : [first, ...walk]) {
        at = addMs(at, step.days * DAY_MS);
        const decision = experiments.decide(state, commandOf(step, at, state));
        if (decision.outcome === "refused") continue;
        for (const event of decision.events) {
          events.push(event);
          state = experiments.evolve(state, event);
        }
        // Nothing runs that nobody else than its author has approved, and what was decided says no more than a code of the list.
        if (state?.startedAt !== undefined) {
          const { author } = state;
          expect(state.approvals.some(({ by }) => by !== author)).toBe(true);
        }
        if (state?.rolledOut !== undefined) expect(state.decision?.code).toMatch(/^SHIP/);
      }
      expect(replay(experiments, events)).toEqual(state);
      if (state !== undefined) expect(Experiment.parse(JSON.parse(JSON.stringify(state)))).toEqual(state);
      for (const event of events) expect(ExperimentEvent.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
    }),
  );
});

it("evidence is the same in whatever order, and however often, exposures are read", () => {
  const definition = definitionWith();
  const at = addMs(start, 10 * DAY_MS);
  const cases = worlds.harmful.slice(60, 120);
  const reference = evidenceOf(definition, cases, { startedAt: start, at });
  fc.assert(
    fc.property(fc.shuffledSubarray([...cases], { minLength: cases.length }), (shuffled) => {
      // Some are read twice, as they are when an exposure was kept under two days.
      const found = evidenceOf(definition, [...shuffled, ...shuffled.slice(0, 20)], { startedAt: start, at });
      expect([found.units, found.arms, found.contamination, found.sampleRatio]).toEqual([
        reference.units,
        reference.arms,
        reference.contamination,
        reference.sampleRatio,
      ]);
      const [a, b] = [found.primary.comparisons[0]?.difference, reference.primary.comparisons[0]?.difference];
      expect(a?.estimate).toBeCloseTo(b?.estimate ?? Number.NaN, 9);
      expect(a?.se).toBeCloseTo(b?.se ?? Number.NaN, 9);
    }),
    { numRuns: 20 },
  );
});
