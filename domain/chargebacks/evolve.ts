import { invariant } from "../kernel/invariant.ts";
import { statusAfter } from "../kernel/lifecycle.ts";
import type { Chargeback, ChargebackState } from "./chargeback.ts";
import type { ChargebackEvent, ChargebackEventOf } from "./events.ts";
import { type ChargebackStatus, chargebackLifecycle } from "./lifecycle.ts";

const begin = ({ at, data }: ChargebackEventOf<"ChargebackReceived">, status: ChargebackStatus): Chargeback => {
  const { chargebackCaseId, chargebackId, named, news } = data;
  return {
    chargebackCaseId,
    chargebackId,
    named,
    status,
    stage: news.details.stage ?? "first_chargeback",
    details: news.details,
    disputedMinor: 0,
    openedAt: at,
    isHolding: true,
    clocks: {},
    submissions: [],
    news: [news],
    settledMinor: 0,
    counted: [],
    dualRecovery: { amountMinor: 0, isFinal: false },
    reviewable: [],
    eventCount: 0,
  };
};

const toReview = (state: Chargeback, why: Chargeback["reviewable"][number], isWanted = true): Chargeback => {
  const others = state.reviewable.filter((one) => one !== why);
  return { ...state, reviewable: isWanted ? [...others, why] : others };
};

const lateNews = (state: Chargeback, { data: { news } }: ChargebackEventOf<"ChargebackNewsAfterEnd">): Chargeback => {
  const isEnd = news.type === "won" || news.type === "lost";
  const kept = { ...state, news: [...state.news, news] };
  return isEnd ? toReview(kept, "news_after_end") : kept;
};

const submitted = (state: Chargeback, event: ChargebackEventOf<"ChargebackEvidenceSubmitted">): Chargeback => ({
  ...state,
  submissions: state.submissions.map((one) =>
    one.submissionId === event.data.submissionId ? { ...one, submittedAt: event.at } : one,
  ),
});

const flagged = (state: Chargeback, { data }: ChargebackEventOf<"DualRecoveryFlagged">): Chargeback =>
  toReview({ ...state, dualRecovery: data }, "dual_recovery", data.isFinal && data.amountMinor > 0);

const without = (state: Chargeback, ...names: readonly (keyof Chargeback["clocks"])[]): Chargeback => ({
  ...state,
  clocks: Object.fromEntries(
    Object.entries(state.clocks).filter(([name]) => !names.some((one) => one === name)),
  ) as Chargeback["clocks"],
});

const changed = (state: Chargeback, event: Exclude<ChargebackEvent, { type: "ChargebackReceived" }>): Chargeback => {
  switch (event.type) {
    case "ChargebackNewsKept":
      return { ...state, news: [...state.news, event.data.news] };
    case "ChargebackMatched":
      return { ...state, ...event.data };
    case "ChargebackUpdated": {
      const { news, ...standing } = event.data;
      return { ...state, ...standing, news: [...state.news, news] };
    }
    case "ChargebackEvidenceWanted":
      return { ...state, submissions: [...state.submissions, { ...event.data, wantedAt: event.at }] };
    case "ChargebackEvidenceSubmitted":
      return submitted(state, event);
    case "ChargebackAccepted":
      return state;
    case "ChargebackResponseDueSoon":
      return without(state, "warnAt");
    case "ChargebackResponseOverdue":
      return toReview(without(state, "warnAt", "respondBy"), "no_response");
    case "ChargebackOutcomeOverdue":
      return toReview(without(state, "outcomeDueAt"), "outcome_overdue");
    case "ChargebackWon":
      return { ...state, clocks: {} };
    case "ChargebackLost":
      return { ...state, clocks: {}, lost: { at: event.at, amountMinor: event.data.lostMinor } };
    case "ChargebackLossCounted": {
      const { counted, settledMinor } = event.data;
      return { ...state, counted: [...state.counted, ...counted], settledMinor };
    }
    case "DualRecoveryFlagged":
      return flagged(state, event);
    case "ChargebackNewsAfterEnd":
      return lateNews(state, event);
    case "ChargebackReviewed":
      return { ...state, reviewable: [] };
  }
};

/** The chargeback after an event. Throws where the table has no such move. */
export const evolve = (state: ChargebackState, event: ChargebackEvent): Chargeback => {
  const status = statusAfter(chargebackLifecycle, state?.status ?? "none", event.type);
  invariant(status !== "none", "nothing leads back to nothing");
  const next = event.type === "ChargebackReceived" ? begin(event, status) : undefined;
  if (next !== undefined) return { ...next, eventCount: 1 };
  invariant(state !== undefined && event.type !== "ChargebackReceived", "only ChargebackReceived begins one");
  return { ...changed(state, event), status, eventCount: state.eventCount + 1 };
};
