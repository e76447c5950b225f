import fc from "fast-check";
import { expect, it } from "vitest";
import { replay } from "../../../domain/kernel/decider.ts";
import { addMs, type Instant } from "../../../domain/kernel/instant.ts";
import {
  intervalAt,
  type PolicyVersion,
  policyVersions,
  type Schedule,
  type VersionCommand,
  type VersionEvent,
  versionAt,
  withInterval,
  withoutVersion,
} from "../../../domain/policy-versions/index.ts";
import { asked, NOW } from "../../support/policy-versions.ts";

const HOUR = 3_600_000;

/** Something that is asked of one of three versions of a market, up to an hour after what was asked before. */
const step = fc.record({
  number: fc.integer({ min: 2, max: 4 }),
  pause: fc.constantFrom(0, 0, 1, HOUR),
  ahead: fc.constantFrom(undefined, 0, 1, HOUR, 2 * HOUR),
  words: fc.constantFrom("one", "two"),
  person: fc.constantFrom("ana", "ben", "cleo"),
  action: fc.constantFrom(
    "edit",
    "submit",
    "change",
    "backtest",
    "approve",
    "publish",
    "publish",
    "cancel",
    "withdraw",
  ),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

const commandOf = ({ action, ahead, words, person }: Step, at: Instant, schedule: Schedule): VersionCommand => {
  switch (action) {
    case "edit":
      return asked.edit(words, person, at);
    case "submit":
      return asked.submit([], at);
    case "change":
      return asked.change(at);
    case "backtest":
      return asked.backtest(words, "bkt_1", at);
    case "approve":
      return asked.approve(person, at);
    case "publish":
      return asked.publish(ahead === undefined ? undefined : addMs(at, ahead), { at, schedule: [...schedule] });
    case "cancel":
      return asked.cancel(at);
    default:
      return asked.withdraw(at);
  }
};

interface Life {
  readonly states: Map<number, PolicyVersion>;
  readonly events: Map<number, VersionEvent[]>;
  schedule: Schedule;
  at: Instant;
}

// On its way already, so that most lives reach the schedule.
const begun = (): Life => {
  const life: Life = { states: new Map(), events: new Map(), schedule: [], at: NOW };
  for (const number of [2, 3, 4]) {
    const commands = [asked.draft("one", number), asked.submit(), asked.backtest(), asked.approve()];
    for (const command of commands) take(life, number, command);
  }
  return life;
};

const take = (life: Life, number: number, command: VersionCommand): void => {
  const before = life.states.get(number);
  const decision = policyVersions.decide(before, command);
  if (decision.outcome === "refused") return;
  const state = decision.events.reduce(policyVersions.evolve, before);
  if (state === undefined) throw new Error("a version begins with its draft");
  life.states.set(number, state);
  life.events.set(number, [...(life.events.get(number) ?? []), ...decision.events]);
  if (!decision.events.some(({ type }) => type === "VersionScheduled" || type === "ScheduleCancelled")) return;
  const others = withoutVersion(life.schedule, number);
  const { effectiveFrom: from, contentHash } = state;
  life.schedule = from === undefined ? others : withInterval(others, { from, number, contentHash });
};

const live = (steps: readonly Step[], each: (life: Life) => void): void => {
  const life = begun();
  for (const next of steps) {
    life.at = addMs(life.at, next.pause);
    take(life, next.number, commandOf(next, life.at, life.schedule));
    each(life);
  }
};

it("a version is what its events say", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      live(steps, ({ states, events }) => {
        for (const [number, state] of states) expect(replay(policyVersions, events.get(number) ?? [])).toEqual(state);
      });
    }),
    { numRuns: 150 },
  );
});

it("at every instant at most one version of a market is published: the one that the schedule names", () => {
  let published = 0;
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      live(steps, ({ states, schedule, at }) => {
        expect(new Set(schedule.map(({ from }) => from)).size).toBe(schedule.length);
        for (const ahead of [0, 1, HOUR - 1, HOUR, 3 * HOUR]) {
          const then = addMs(at, ahead);
          const inForce = [...states.values()].filter(
            (state) => versionAt(state, schedule, then).status === "published",
          );
          published += inForce.length;
          expect(inForce.map(({ number }) => number)).toEqual(
            [intervalAt(schedule, then)?.number].filter((number) => number !== undefined),
          );
        }
      });
    }),
    { numRuns: 150 },
  );
  expect(published).toBeGreaterThan(100);
});

it("what is in force was backtested and approved in its own words, by somebody who wrote none of them", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      live(steps, ({ states, schedule }) => {
        for (const { number, contentHash } of schedule) {
          const state = states.get(number);
          expect(state).toMatchObject({ contentHash, backtest: { contentHash } });
          const seconds = state?.approvals.filter((approval) => !state.authors.includes(approval.by)) ?? [];
          expect(seconds.map((approval) => approval.contentHash)).toContain(contentHash);
        }
      });
    }),
    { numRuns: 150 },
  );
});

it("what was in force at an instant that has passed stays so", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const seen: { readonly at: Instant; readonly number: number | undefined }[] = [];
      live(steps, ({ schedule, at }) => {
        const before = addMs(at, -1);
        seen.push({ at: before, number: intervalAt(schedule, before)?.number });
        for (const past of seen) expect(intervalAt(schedule, past.at)?.number).toBe(past.number);
      });
    }),
    { numRuns: 100 },
  );
});
