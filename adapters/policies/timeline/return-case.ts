import type { Actor } from "../../../domain/kernel/actor.ts";
import type { EventOf, ReturnEventType } from "../../../domain/returns/events.ts";
import { amountFact, due, type Teller, together, told, yesNo } from "./telling.ts";
import type { Voice } from "./voice.ts";

/** An event of a return with who caused it. */
export type Told<Type extends ReturnEventType> = EventOf<Type> & { readonly actor: Actor };

/** One teller for each of some events. */
export type ReturnTellers<Types extends ReturnEventType> = { readonly [Type in Types]: Teller<Told<Type>> };

type CaseEvents =
  | "ReturnRequested"
  | "SellerAsked"
  | "SellerReminded"
  | "VariantExposed"
  | "ReturnApproved"
  | "AgreementClaimed"
  | "ReturnRejected"
  | "ReturnResubmitted"
  | "ReturnEscalated"
  | "ReturnDisputed"
  | "ReturnDisputeEnded"
  | "OfferMade"
  | "OfferClosed"
  | "ReturnWithdrawn"
  | "ReturnClosed";

const requested: Teller<Told<"ReturnRequested">> = ({ data }, voice) => ({
  explanation: voice.explained(data.terms),
  values: { by: data.requestedBy, units: voice.phrase("units", { count: data.units.length }) },
  facts: {
    units: data.units.map(({ value: { lineId, unitNo }, reason }) => ({ lineId, unitNo, reason })),
    verdict: data.terms.verdict,
    policy: data.terms.policy,
  },
});

const approved: Teller<Told<"ReturnApproved">> = ({ data: { by, agreedMinor, clock } }, voice) => {
  const agreed =
    agreedMinor === undefined
      ? { values: { agreed: "no", amount: "" } }
      : {
          values: { agreed: "yes", amount: voice.money(agreedMinor) },
          facts: { agreed: amountFact(agreedMinor, voice.currency) },
        };
  return together(told({ by }), agreed, due(clock.dueAt, voice));
};

const rejected: Teller<Told<"ReturnRejected">> = ({ data: { stage, reason, ruleId, clock } }, voice) =>
  together(
    { values: { stage, because: voice.phrase(stage === "request" ? "rejectReason" : "finding", { code: reason }) } },
    { facts: { stage, reason, ...(ruleId === undefined ? {} : { ruleId }) } },
    due(clock.dueAt, voice),
  );

// Whoever is suspected is not told so before somebody has looked; the case just goes to an agent.
const escalated: Teller<Told<"ReturnEscalated">> = ({ data: { because, rejectReason, clock } }, voice) => {
  const veiled = voice.viewer === "buyer" && because === "suspected_abuse";
  const codes = { because, ...(rejectReason === undefined ? {} : { rejectReason }) };
  const cause = veiled ? { values: { because: "policy" } } : { values: { because }, facts: codes };
  return together(cause, due(clock.dueAt, voice));
};

const offered: Teller<Told<"OfferMade">> = ({ data }, voice) => {
  const { offerId, by, round, amountMinor, withReturn, totalEndsAt, clock } = data;
  return together(
    { values: { by, amount: voice.money(amountMinor), withReturn: yesNo(withReturn) } },
    { facts: { offerId, by, round, amount: amountFact(amountMinor, voice.currency), withReturn, totalEndsAt } },
    due(clock.dueAt, voice),
  );
};

const offerClosed: Teller<Told<"OfferClosed">> = ({ data: { offerId, outcome }, actor }) =>
  together({ values: { by: actor.role }, facts: { offerId } }, told({ outcome }));

// Each window after the end belongs to one party; staff see all of them.
const windowsFor = (voice: Voice, { escalateUntil, contestUntil, reportUntil }: Told<"ReturnClosed">["data"]) => ({
  ...(escalateUntil === undefined || voice.viewer === "seller" ? {} : { escalateUntil }),
  ...(contestUntil === undefined || voice.viewer === "buyer" ? {} : { contestUntil }),
  ...(reportUntil === undefined || voice.viewer === "buyer" ? {} : { reportUntil }),
});

const closed: Teller<Told<"ReturnClosed">> = ({ data }, voice) => {
  const { closeReason, duplicateOf } = data;
  const windows = windowsFor(voice, data);
  const text = (at: (typeof windows)["escalateUntil"]) => (at === undefined ? "" : voice.moment(at));
  const { escalateUntil, contestUntil, reportUntil } = windows;
  return together(
    told({ closeReason }),
    { facts: { ...windows, ...(duplicateOf === undefined ? {} : { duplicateOf }) } },
    { values: { mayEscalate: yesNo(escalateUntil !== undefined), escalateUntil: text(escalateUntil) } },
    { values: { mayContest: yesNo(contestUntil !== undefined), contestUntil: text(contestUntil) } },
    { values: { mayReport: yesNo(reportUntil !== undefined), reportUntil: text(reportUntil) } },
  );
};

/** How a return begins, is answered, bargained over and ends. */
export const caseTellers: ReturnTellers<CaseEvents> = {
  ReturnRequested: requested,
  SellerAsked: ({ data: { because, clock } }, voice) => together(told({ because }), due(clock.dueAt, voice)),
  SellerReminded: ({ data: { remindAt } }) => ({ facts: { remindAt } }),
  VariantExposed: ({ data: { key, flag, variant, unit, unitId, surface, assignmentId } }) => ({
    values: { key, variant, surface },
    facts: { key, flag, variant, unit, unitId, surface, assignmentId },
  }),
  ReturnApproved: approved,
  AgreementClaimed: () => ({}),
  ReturnRejected: rejected,
  ReturnResubmitted: ({ data: { attempt, clock } }, voice) =>
    together({ values: { attempt }, facts: { attempt } }, due(clock.dueAt, voice)),
  ReturnEscalated: escalated,
  ReturnDisputed: ({ data: { disputeId } }) => ({ facts: { disputeId } }),
  ReturnDisputeEnded: ({ data: { disputeId, outcome } }) => ({ values: { outcome }, facts: { disputeId, outcome } }),
  OfferMade: offered,
  OfferClosed: offerClosed,
  ReturnWithdrawn: () => ({}),
  ReturnClosed: closed,
};
