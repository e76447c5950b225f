import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { type Viewer, viewerOf } from "../../adapters/policies/viewer.ts";
import {
  type Dispute,
  deadlinesOf,
  disputeNextActions,
  offerRange,
  outwardStatus,
  partyView,
  proposeFor,
} from "../../domain/disputes/index.ts";
import { isAgentRole } from "../../domain/kernel/actor.ts";
import { type Money, money } from "../../domain/kernel/money.ts";
import { totalMinor } from "../../domain/ledger/component-amounts.ts";
import { disputeLinkOf } from "./action-links.ts";
import { decisionView, pendingView, proposalView } from "./decision-view.ts";
import type { DisputeCase } from "./dispute-answers.ts";

type Reader = Pick<HttpRequest, "caller" | "at">;

const sumMinor = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

const linesOf = ({ units, currency }: Dispute): DisputeCase["lines"] =>
  [...Map.groupBy(units, ({ value }) => value.lineId)].map(([lineId, ofLine]) => ({
    lineId,
    units: ofLine.map(({ value, orderedBefore, paidMinor }) => ({
      lineId,
      unitNo: value.unitNo,
      paid: money(totalMinor(value.paid), currency),
      refundedBefore: money(totalMinor(orderedBefore), currency),
      ordered: money(paidMinor, currency),
    })),
  }));

const moneyOf = ({ units, payments, currency }: Dispute): DisputeCase["money"] => {
  const of = (amounts: readonly number[]): Money => money(sumMinor(amounts), currency);
  return {
    paid: of(units.map(({ value }) => totalMinor(value.paid))),
    refundedBefore: of(units.map(({ orderedBefore }) => totalMinor(orderedBefore))),
    ordered: of(units.map(({ paidMinor }) => paidMinor)),
    refunded: of(payments.map(({ refundedMinor }) => refundedMinor ?? 0)),
  };
};

const isStaff = (viewer: Viewer): boolean => viewer === "agent" || viewer === "platform";

const mayKnow = (viewer: Viewer, { party, visibility }: Dispute["submissions"][number]): boolean =>
  isStaff(viewer) || visibility === "shared" || (visibility === "own_side" && viewer === party);

const saidIn = (
  state: Dispute,
  viewer: Viewer,
): Pick<DisputeCase, "messages" | "offers" | "requests" | "submissions"> => ({
  messages: state.messages.map(({ by, at }) => ({ by, at })),
  offers: state.offers.map(({ amountMinor, ...offer }) => ({ ...offer, amount: money(amountMinor, state.currency) })),
  requests: state.requests.map(({ agentId: _agentId, ...request }) => request),
  submissions: state.submissions.map((submission) => {
    const { party, requestId, evidenceIds, visibility, withheldBecause, at, late } = submission;
    return {
      party,
      ...(requestId === undefined ? {} : { requestId }),
      pieces: evidenceIds.length,
      ...(mayKnow(viewer, submission) ? { evidenceIds: [...evidenceIds] } : {}),
      visibility,
      ...(withheldBecause === undefined ? {} : { withheldBecause }),
      at,
      late,
    };
  }),
});

const outcomeOf = (
  state: Dispute,
  viewer: Viewer,
): Pick<DisputeCase, "decisions" | "payments" | "appeals" | "recoup"> => {
  const { decisions, payments, appeals, recoup, currency } = state;
  return {
    decisions: decisions.map((decision) => decisionView(decision, viewer, currency)),
    payments: payments.map(({ refundId, purpose, amountMinor, outcome }) => ({
      refundId,
      purpose,
      amount: money(amountMinor, currency),
      ...(outcome === undefined ? {} : { outcome }),
    })),
    appeals: appeals.map(({ appealId, party, decisionId, outcome }) => ({
      appealId,
      party,
      decisionId,
      ...(outcome === undefined ? {} : { outcome }),
    })),
    recoup: {
      ...(viewer === "seller" ? {} : { buyer: recoup.buyer }),
      ...(viewer === "buyer" ? {} : { seller: recoup.seller }),
    },
  };
};

/** What only a second person can do. */
const SECOND_PERSONS: readonly string[] = ["confirm-decision", "reject-decision"];

/** A step of a case of its own, which nobody keeps yet: what cannot be done is not listed. */
const NOT_KEPT_YET = "appeals";

// Parties see what either of them can do; what agents can do is between agents, and nobody is the second person to himself.
const actionsFor = (state: Dispute, { caller, at }: Reader): DisputeCase["nextActions"] =>
  disputeNextActions(state, at)
    .filter(({ action }) => action !== NOT_KEPT_YET)
    .filter(({ actor, action }) => {
      if (actor === "buyer" || actor === "seller") return true;
      const isOwn = SECOND_PERSONS.includes(action) && state.pending?.decision.decidedBy.id === caller.id;
      return isAgentRole(caller.role) && !isOwn;
    })
    .map(({ actor, action, dueAt, evidence }) => ({
      actor,
      action,
      method: "POST" as const,
      href: disputeLinkOf(state, actor, action),
      ...(dueAt === undefined ? {} : { dueAt }),
      ...(evidence === undefined ? {} : { evidence: [...evidence] }),
    }));

const viewsFor = (state: Dispute, viewer: Viewer, { at }: Reader): DisputeCase["partyView"] => ({
  ...(viewer === "seller" ? {} : { buyer: partyView(state, "buyer", at) }),
  ...(viewer === "buyer" ? {} : { seller: partyView(state, "seller", at) }),
});

const rangeOf = (state: Dispute): Pick<DisputeCase, "offerRange"> => {
  const { minMinor, maxMinor } = offerRange(state);
  if (state.status !== "negotiation" || minMinor > maxMinor) return {};
  return { offerRange: { min: money(minMinor, state.currency), max: money(maxMinor, state.currency) } };
};

// Until when a second person can answer is between agents.
const deadlinesFor = (state: Dispute, viewer: Viewer): DisputeCase["deadlines"] =>
  deadlinesOf(state).filter(({ name }) => isStaff(viewer) || name !== "second_approval");

const UNDECIDED: ReadonlySet<string> = new Set([
  "awaiting_buyer",
  "awaiting_seller",
  "awaiting_both",
  "under_review",
  "pending_second_approval",
]);

const proposalIn = (
  state: Dispute,
  { caller: { role }, at }: Reader,
): Pick<DisputeCase, "proposal" | "pendingDecision"> => {
  if (!isAgentRole(role)) return {};
  // What is decided needs no proposal; the decision keeps the one that it was taken on.
  const proposal = UNDECIDED.has(state.status) ? { proposal: proposalView(proposeFor(state, at), state.currency) } : {};
  return { ...proposal, ...pendingView(state) };
};

/** A dispute as its reader may see it. */
export const disputeView = (state: Dispute, version: number, reader: Reader): DisputeCase => {
  const { disputeId, openedAt, orderId, buyerId, sellerId, market, returnId, openedBy, ground, terms } = state;
  const viewer = viewerOf(reader.caller.role);
  return {
    id: disputeId,
    kind: "dispute",
    status: outwardStatus(state),
    ...{ version, openedAt, orderId, buyerId, sellerId, market },
    ...(returnId === undefined ? {} : { returnId }),
    openedBy,
    ground,
    partyView: viewsFor(state, viewer, reader),
    lines: linesOf(state),
    money: moneyOf(state),
    policy: terms.policy,
    rulesVersion: terms.rulesVersion,
    experiments: {},
    ...rangeOf(state),
    ...saidIn(state, viewer),
    ...outcomeOf(state, viewer),
    ...proposalIn(state, reader),
    deadlines: deadlinesFor(state, viewer),
    nextActions: actionsFor(state, reader),
    ...(state.closeReason === undefined ? {} : { closeReason: state.closeReason }),
  };
};
