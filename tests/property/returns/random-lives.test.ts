import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FlowFlag, flowFlags } from "../../../domain/kernel/flow-flags.ts";
import { addMs } from "../../../domain/kernel/instant.ts";
import {
  actionTable,
  nextActions,
  Return,
  type ReturnCommand,
  ReturnEvent,
  returns,
  returnWakingEventTypes,
  wakeAt,
} from "../../../domain/returns/index.ts";
import { standingOf } from "../../../functions/returns/return-process.ts";
import { validCommand } from "../../support/return-actions.ts";
import { anyMoves, anyRequest, type Visited, walk } from "../../support/return-walk.ts";
import { ring } from "../../support/returns.ts";
import { checkStillWaits } from "../../support/waiting.ts";

const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const frozen = <T>(value: T): T => {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
};

const holds = (visit: (visited: Visited) => void, numRuns = 200) =>
  fc.assert(
    fc.property(anyRequest, anyMoves, (opening, moves) => {
      walk(opening, moves, visit);
    }),
    { numRuns },
  );

const facts: ReadonlySet<ReturnCommand["type"]> = new Set([
  "RecordScan",
  "RecordRefundOutcome",
  "RecordRefundSubmitted",
  "RecordChargeback",
  "RingClock",
]);

const exposedIn = (events: readonly ReturnEvent[]) =>
  events.flatMap((event) => (event.type === "VariantExposed" ? [event.data] : []));

describe("any life of a return", () => {
  it("replays from its timeline, kept as JSON and read back through the schemas, to the same state", () =>
    fc.assert(
      fc.property(anyRequest, anyMoves, (opening, moves) => {
        const { state, events } = walk(opening, moves);
        const kept = events.map((event) => ReturnEvent.parse(json(event)));
        const replayed = kept.reduce<Return | undefined>(returns.evolve, undefined);
        expect(json(replayed)).toEqual(json(state));
        expect(json(Return.parse(json(state)))).toEqual(json(state));
      }),
      { numRuns: 200 },
    ));

  it("ends no wait of its process by an event that wakes nobody", () =>
    fc.assert(
      fc.property(anyRequest, anyMoves, (opening, moves) => {
        let before: Return | undefined;
        for (const event of walk(opening, moves).events) {
          const after: Return | undefined = returns.evolve(before, event);
          if (after === undefined) continue;
          // A case at rest has no process that could wait; what takes it up again starts one.
          const waits = before !== undefined && !standingOf(before).isAtRest;
          if (before !== undefined && waits && !returnWakingEventTypes.includes(event.type))
            checkStillWaits(standingOf(before), standingOf(after), event.type);
          before = after;
        }
      }),
      { numRuns: 200 },
    ));

  it("exposes a flag once at most", () =>
    fc.assert(
      fc.property(anyRequest, anyMoves, (opening, moves) => {
        const exposed = exposedIn(walk(opening, moves).events).map(({ flag }) => flag);
        expect(new Set(exposed).size).toBe(exposed.length);
      }),
      { numRuns: 200 },
    ));

  it("meets every way of every flag where it matters", () => {
    const met = new Set<string>();
    // Whether rare things come up depends on the seed, so this one is always the same.
    const lives = { numRuns: 800, seed: 1 };
    const lived = fc.property(anyRequest, anyMoves, (opening, moves) => {
      const { events } = walk(opening, moves);
      for (const { flag, variant } of exposedIn(events)) met.add(`${flag} ${variant}`);
      if (events.some(({ type, data }) => type === "OfferMade" && data.by === "platform")) met.add("platform's offer");
    });
    fc.assert(lived, lives);
    const ways = FlowFlag.options.flatMap((flag) => flowFlags[flag].map((variant) => `${flag} ${variant}`));
    expect([...met].toSorted()).toEqual([...ways, "platform's offer"].toSorted());
  });

  it("is decided without touching the state or the command", () =>
    holds(({ after, sent }) => frozen([after, sent]), 100));

  it("changes nothing when it refuses", () =>
    holds(({ before, after, decision }) => {
      if (decision.outcome === "refused") expect(after).toBe(before);
    }, 100));

  it("lists exactly the actions that it accepts", () =>
    fc.assert(
      fc.property(anyRequest, anyMoves, (opening, moves) => {
        const { state, at } = walk(opening, moves);
        const listed = nextActions(state, at).map(({ actor, action }) => `${actor} ${action}`);
        const roles = ["buyer", "seller", "agent", "senior_agent"] as const;
        const accepted = roles.flatMap((role) =>
          actionTable
            .filter(({ action }) => {
              const sent = validCommand(action, { state, at, role, id: 900 });
              return returns.decide(state, sent).outcome === "accepted";
            })
            .map(({ action }) => `${role} ${action}`),
        );
        expect(listed.toSorted()).toEqual(accepted.toSorted());
      }),
      { numRuns: 500 },
    ));

  it("names in a refusal what the same role may do instead", () =>
    holds(({ before, sent, decision }) => {
      if (before === undefined || decision.outcome !== "refused") return;
      if (decision.refusal.code !== "return.not_allowed_now") return;
      const listed = nextActions(before, sent.at).filter(({ actor }) => actor === sent.actor.role);
      expect(decision.refusal.allowed.toSorted()).toEqual(listed.map(({ action }) => action).toSorted());
    }, 100));

  it("takes a fact that is reported twice once", () =>
    holds(({ after, sent, decision }) => {
      if (decision.outcome === "refused" || !facts.has(sent.type)) return;
      expect(returns.decide(after, sent)).toMatchObject({ outcome: "accepted", events: [] });
    }));

  it("has nothing left to ring for after its clock rang", () =>
    holds(({ after, sent }) => {
      if (sent.type !== "RingClock" || after === undefined) return;
      const wake = wakeAt(after);
      if (wake !== undefined) expect(wake > sent.at).toBe(true);
    }));

  it("changes nothing when its clock rings early", () =>
    holds(({ after }) => {
      const wake = after && wakeAt(after);
      if (after === undefined || wake === undefined) return;
      const early = ring(addMs(wake, -1), 901);
      expect(returns.decide(after, early)).toMatchObject({ outcome: "accepted", events: [] });
    }, 100));
});
