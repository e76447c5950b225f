import fc from "fast-check";
import { expect, it } from "vitest";
import { calendarOf } from "../../../adapters/policies/calendars.ts";
import {
  deadlineOf,
  type Survey,
  type SurveyCommand,
  type SurveyEvent,
  surveys,
} from "../../../domain/feedback/index.ts";
import { replay } from "../../../domain/kernel/decider.ts";
import { addMs, type Instant, msBetween } from "../../../domain/kernel/instant.ts";
import { SETTLED_AT, subject, surveyId, system, terms } from "../../support/surveys.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What can happen to one case, hours after what happened before. A case that settles again is asked about anew. */
const act = fc.record({
  hours: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 4, max: 200 })),
  what: fc.constantFrom("settle", "reopen", "open", "answer", "answer", "ring", "invalidate", "call"),
  case: fc.nat(2),
  score: fc.integer({ min: 1, max: 5 }),
});

interface Person {
  now: Instant;
  asks: Instant[];
  surveys: Map<string, { state: Survey | undefined; events: SurveyEvent[] }>;
  settled: Map<number, number>;
}

const idOf = (number: number, settlement: number): Survey["surveyId"] =>
  `${surveyId.slice(0, -3)}${number}${String(settlement).padStart(2, "0")}` as Survey["surveyId"];

const send = (person: Person, id: string, command: SurveyCommand): void => {
  const kept = person.surveys.get(id) ?? { state: undefined, events: [] };
  const decision = surveys.decide(kept.state, command);
  if (decision.outcome === "refused" || decision.events.length === 0) return;
  const state = decision.events.reduce<Survey | undefined>(surveys.evolve, kept.state);
  person.surveys.set(id, { state, events: [...kept.events, ...decision.events] });
  // As the conditional write of the transaction does it.
  for (const event of decision.events) if (event.type === "SurveySent") person.asks.push(event.at);
};

const ring = (person: Person, id: string): void => {
  const [number = 0] = [Number(id.at(-3))];
  const settlement = Number(id.slice(-2));
  const isTaken = person.settled.get(number) !== settlement;
  send(person, id, {
    type: "RingClock",
    at: person.now,
    actor: system,
    terms,
    askedThisWeek: 0,
    lastAskedAt: person.asks.at(-1),
    ...(isTaken ? { taken: "reopened" as const } : {}),
  });
};

/** Time goes on to an instant, and every clock on the way is rung, as the processes do it. */
const passTo = (person: Person, until: Instant): void => {
  for (;;) {
    const due = [...person.surveys].flatMap(([id, { state }]) => {
      const deadline = state && deadlineOf(state);
      return deadline === undefined || deadline.at > until ? [] : [{ id, at: deadline.at }];
    });
    const [next] = due.toSorted((a, b) => (a.at < b.at ? -1 : 1));
    if (next === undefined) break;
    if (next.at > person.now) person.now = next.at;
    ring(person, next.id);
  }
  person.now = until;
};

const live = (person: Person, { what, case: number, score }: { what: string; case: number; score: number }): void => {
  const head = { at: person.now, actor: system };
  const settlement = person.settled.get(number) ?? 0;
  const id = idOf(number, Math.abs(settlement));
  if (what === "settle" && settlement <= 0) {
    const next = 1 - settlement;
    person.settled.set(number, next);
    send(person, idOf(number, next), {
      type: "OpenSurvey",
      ...head,
      surveyId: idOf(number, next),
      subject: subject({ settlement: next }),
      asks: ["CSAT", "CES"],
      settledAt: person.now,
      lastAskedAt: person.asks.at(-1),
      terms,
    });
  }
  if (what === "reopen" && settlement > 0) {
    person.settled.set(number, -settlement);
    send(person, id, { type: "CancelSurvey", ...head, because: "reopened" });
  }
  if (what === "open") send(person, id, { type: "OpenLink", ...head });
  if (what === "ring") ring(person, id);
  if (what === "invalidate") send(person, id, { type: "InvalidateSurvey", ...head });
  if (what === "call") send(person, id, { type: "CompleteCallBack", ...head, outcome: "solved", tags: [] });
  if (what === "answer")
    send(person, id, {
      type: "AnswerSurvey",
      ...head,
      scores: [{ type: "CSAT", item: "overall", score }],
      tags: [],
      language: "en",
      calendar: calendarOf("BR"),
      terms,
    });
};

const ENDS: readonly string[] = [
  "responded",
  "followed_up",
  "cancelled_reopened",
  "suppressed",
  "expired",
  "invalidated",
];

it("whatever happens in whatever order: nobody is asked twice in 14 days, no answer is taken twice, and every survey ends", () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      const person: Person = { now: SETTLED_AT, asks: [], surveys: new Map(), settled: new Map() };
      for (const one of acts) {
        passTo(person, addMs(person.now, one.hours * HOUR_MS));
        live(person, one);
      }
      passTo(person, addMs(person.now, 20 * DAY_MS));
      for (const [index, at] of person.asks.entries()) {
        const before = person.asks[index - 1];
        if (before !== undefined) expect(msBetween(before, at)).toBeGreaterThanOrEqual(14 * DAY_MS);
      }
      for (const { state, events } of person.surveys.values()) {
        const count = (type: SurveyEvent["type"]) => events.filter((event) => event.type === type).length;
        expect(count("SurveyAnswered")).toBeLessThanOrEqual(1);
        expect(count("SurveySent")).toBeLessThanOrEqual(1);
        expect(count("SurveyReminded")).toBeLessThanOrEqual(1);
        expect(ENDS).toContain(state?.status);
        expect(replay(surveys, events)).toEqual(state);
      }
    }),
    { numRuns: 300 },
  );
});
