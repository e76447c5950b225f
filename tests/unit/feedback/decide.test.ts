import { describe, expect, it } from "vitest";
import { calendarOf } from "../../../adapters/policies/calendars.ts";
import { type SurveyCommand, type SurveyState, surveys } from "../../../domain/feedback/index.ts";
import { command, opening, played, SETTLED_AT, subject, surveyId } from "../../support/surveys.ts";

// E-mail: an hour after the end, a reminder on the third day after that, and the link for seven.
const ASK = "2026-03-10T13:00:00.000Z";
const REMIND = "2026-03-13T13:00:00.000Z";
const EXPIRE = "2026-03-17T13:00:00.000Z";
const calendar = calendarOf("BR");

const ring = (at: string, facts: object = {}) => command("RingClock", at, { askedThisWeek: 0, ...facts });
const csat = (score: number) => [{ type: "CSAT", item: "overall", score }];
const answering = (at: string, rest: object = {}) =>
  command("AnswerSurvey", at, { scores: csat(5), tags: [], language: "en", calendar, ...rest });
const following = (at: string) => command("OpenLink", at);
const cancelling = (at: string) => command("CancelSurvey", at, { because: "reopened" });

const sent = (): SurveyState => played(opening(), ring(ASK));

const said = (state: SurveyState, asked: SurveyCommand): readonly string[] | string => {
  const decision = surveys.decide(state, asked);
  return decision.outcome === "refused" ? decision.refusal.code : decision.events.map(({ type }) => type);
};

describe("a survey is scheduled", () => {
  it.each([
    ["an hour after an end without money", {}, ASK],
    ["a day after the money has landed", { landedAt: SETTLED_AT }, "2026-03-11T12:00:00.000Z"],
  ])("%s", (_what, rest, askAt) => {
    expect(played(opening(rest))).toMatchObject({ status: "scheduled", schedule: { askAt } });
  });

  it("not at all for a person who will have been asked within 14 days then", () => {
    const asked = (lastAskedAt: string) => played(opening({ lastAskedAt }))?.status;
    expect(asked("2026-02-24T13:00:00.000Z")).toBe("scheduled");
    expect(asked("2026-02-24T13:00:00.001Z")).toBe("suppressed");
  });

  it("once: opening it again changes nothing", () => {
    expect(said(played(opening()), opening())).toEqual([]);
  });

  it("at once in a chat", () => {
    const { terms } = opening();
    const inChat = { ...terms, channels: { buyer: "chat", seller: "email" } };
    expect(played(opening({ terms: inChat }))).toMatchObject({ schedule: { askAt: SETTLED_AT } });
  });
});

describe("when the time has come", () => {
  it.each([
    ["a millisecond early", "2026-03-10T12:59:59.999Z", {}, []],
    ["and all is as it was", ASK, {}, ["SurveySent"]],
    ["and the case was taken up again", ASK, { taken: "reopened" }, ["SurveyCancelled"]],
    ["and a bank disputes the payment", ASK, { taken: "chargeback" }, ["SurveyCancelled"]],
    ["and the person was asked 14 days ago", ASK, { lastAskedAt: "2026-02-24T13:00:00.000Z" }, ["SurveySent"]],
    ["and the person was asked since", ASK, { lastAskedAt: "2026-02-24T13:00:00.001Z" }, ["SurveySuppressed"]],
    ["and 999 were asked this week", ASK, { askedThisWeek: 999 }, ["SurveySent"]],
    ["and 1,000 were asked this week", ASK, { askedThisWeek: 1000 }, ["SurveySuppressed"]],
    ["a day late", "2026-03-11T13:00:00.000Z", {}, ["SurveySent"]],
    ["more than a day late", "2026-03-11T13:00:00.001Z", {}, ["SurveySuppressed"]],
  ])("%s", (_what, at, facts, events) => {
    expect(said(played(opening()), ring(at, facts))).toEqual(events);
  });

  it("one in ten is asked beyond the week's full sample, and the same whenever it is looked at", () => {
    const drawn = Array.from({ length: 1000 }, (_, number) => {
      const digits = number
        .toString(32)
        .toUpperCase()
        .padStart(4, "0")
        .replaceAll(/[ILOU]/g, "Z");
      const id = `${surveyId.slice(0, -4)}${digits}`;
      const state = played(opening({ surveyId: id }));
      const events = said(state, ring(ASK, { askedThisWeek: 5000 }));
      expect(said(state, ring(ASK, { askedThisWeek: 7000 }))).toEqual(events);
      return events[0];
    });
    const share = drawn.filter((type) => type === "SurveySent").length / drawn.length;
    expect(share).toBeGreaterThan(0.05);
    expect(share).toBeLessThan(0.15);
  });

  it("what was counted into the week's sample says so", () => {
    const state = played(opening());
    const events = (askedThisWeek: number) => {
      const decision = surveys.decide(state, ring(ASK, { askedThisWeek }));
      return decision.outcome === "accepted" ? decision.events : [];
    };
    expect(events(10)).toMatchObject([{ data: { isCounted: true } }]);
  });
});

describe("a survey that was sent", () => {
  it.each([
    ["is left alone before the third day", "2026-03-13T12:59:59.999Z", []],
    ["is reminded of on the third day", REMIND, ["SurveyReminded"]],
    ["ends after seven", EXPIRE, ["SurveyExpired"]],
  ])("%s", (_what, at, events) => {
    expect(said(sent(), ring(at))).toEqual(events);
  });

  it("is reminded of once", () => {
    expect(said(played(opening(), ring(ASK), ring(REMIND)), ring("2026-03-15T13:00:00Z"))).toEqual([]);
  });

  it("is reminded of also when the link was only looked at", () => {
    const looked = played(opening(), ring(ASK), following("2026-03-10T14:00:00Z"));
    expect([looked?.status, said(looked, following("2026-03-10T15:00:00Z")), said(looked, ring(REMIND))]).toEqual([
      "opened",
      [],
      ["SurveyReminded"],
    ]);
  });

  const answers: readonly (readonly [string, () => SurveyState, SurveyCommand, string | readonly string[]])[] = [
    ["sent", sent, answering(ASK), ["SurveyAnswered"]],
    ["at its last moment", sent, answering("2026-03-17T12:59:59.999Z"), ["SurveyAnswered"]],
    ["late, before its clock was rung", sent, answering(EXPIRE), "feedback.link_expired"],
    ["expired", () => played(opening(), ring(ASK), ring(EXPIRE)), answering(EXPIRE), "feedback.link_expired"],
    ["answered", () => played(opening(), ring(ASK), answering(ASK)), answering(EXPIRE), "feedback.already_answered"],
    ["cancelled", () => played(opening(), ring(ASK), cancelling(ASK)), answering(ASK), "feedback.cancelled"],
    ["scheduled", () => played(opening()), answering(ASK), "feedback.cancelled"],
    ["none", () => undefined, answering(ASK), "feedback.cancelled"],
    [
      "asked for what it does not ask",
      sent,
      answering(ASK, { scores: [...csat(5), { type: "PROCESS_FAIRNESS", item: "was_heard", score: 3 }] }),
      "feedback.question_not_asked",
    ],
  ];

  it.each(answers)("answers, %s", (_what, state, asked, outcome) => {
    expect(said(state(), asked)).toEqual(outcome);
    const looked = said(state(), following(asked.at));
    if (outcome === "feedback.link_expired" || outcome === "feedback.already_answered") expect(looked).toBe(outcome);
  });

  it("carries in its answer all that it ties to, and no words", () => {
    const decision = surveys.decide(
      sent(),
      answering(ASK, { tags: ["SPEED"], textId: "txt_01J8Z3K5T7W9Y1B3D5F7H9K1M3" }),
    );
    expect(decision).toMatchObject({
      events: [{ data: { ...subject(), type: "CSAT", score: 5, scores: csat(5), tags: ["SPEED"], language: "en" } }],
    });
    expect(JSON.stringify(decision)).not.toContain("callBackDueAt");
  });
});

describe("a low score", () => {
  const low = (score: number) => played(opening(), ring(ASK), answering(ASK, { scores: csat(score) }));

  it.each([
    [1, "2026-03-12T02:59:59.999Z"],
    [2, "2026-03-12T02:59:59.999Z"],
    [3, undefined],
  ])("%i promises a call within one business day, or none", (score, dueAt) => {
    expect(low(score)?.callBack?.dueAt).toBe(dueAt);
  });

  it("on a Friday is called about on Monday", () => {
    const friday = "2026-03-13T20:00:00.000Z";
    const state = played(opening(), ring(ASK), answering(friday, { scores: csat(1) }));
    expect(state?.callBack?.dueAt).toBe("2026-03-17T02:59:59.999Z");
  });

  it("is a breach once nobody has called, and only once", () => {
    const due = "2026-03-12T02:59:59.999Z";
    const late = played(opening(), ring(ASK), answering(ASK, { scores: csat(1) }), ring(due));
    expect([said(low(1), ring("2026-03-12T02:59:59.998Z")), said(low(1), ring(due)), said(late, ring(due))]).toEqual([
      [],
      ["CallBackOverdue"],
      [],
    ]);
  });

  it("is followed up by whoever called, once, late or not", () => {
    const calling = {
      ...command("CompleteCallBack", ASK, { outcome: "solved", tags: [] }),
      actor: { role: "agent", id: "agent-1" },
    } as const;
    const called = played(opening(), ring(ASK), answering(ASK, { scores: csat(1) }), calling);
    expect(called).toMatchObject({ status: "followed_up", callBack: { done: { by: "agent-1", outcome: "solved" } } });
    expect([said(called, calling), said(low(4), calling), said(sent(), calling)]).toEqual(
      Array(3).fill("feedback.no_call_back"),
    );
  });
});

describe("a case that is taken up again", () => {
  const cases: readonly (readonly [string, () => SurveyState, readonly string[]])[] = [
    ["scheduled", () => played(opening()), ["SurveyCancelled"]],
    ["sent", sent, ["SurveyCancelled"]],
    ["answered", () => played(opening(), ring(ASK), answering(ASK)), []],
    ["expired", () => played(opening(), ring(ASK), ring(EXPIRE)), []],
    ["never opened", () => undefined, []],
  ];

  it.each(cases)("takes back what was %s", (_what, state, events) => {
    expect(said(state(), cancelling(ASK))).toEqual(events);
  });

  it("leaves a fraud's answer worth nothing", () => {
    const invalidate = command("InvalidateSurvey", ASK);
    const answered = played(opening(), ring(ASK), answering(ASK));
    expect([said(answered, invalidate), said(sent(), invalidate), said(undefined, invalidate)]).toEqual([
      ["SurveyInvalidated"],
      [],
      [],
    ]);
    expect(said(played(opening(), ring(ASK), answering(ASK), invalidate), answering(ASK))).toBe(
      "feedback.already_answered",
    );
  });
});
