import * as guards from "./guards.ts";
import { type DisputeActionRow, inReview, open } from "./row.ts";

const parties = ["buyer", "seller"] as const;
const agents = ["agent", "senior_agent"] as const;
const negotiating = ["negotiation"] as const;

const talkRows: readonly DisputeActionRow[] = [
  {
    action: "messages",
    command: "SendMessage",
    roles: [...parties, ...agents],
    statuses: open,
    guards: [guards.messagesAreLeft],
    whileSuspended: true,
  },
  {
    action: "offers",
    command: "MakeOffer",
    roles: parties,
    statuses: negotiating,
    guards: [guards.negotiationGoesOn, guards.noOwnOfferIsOpen, guards.roundsAreLeft, guards.somethingCanBeOffered],
    dueAt: guards.negotiationEnd,
  },
  {
    action: "accept-offer",
    command: "AcceptOffer",
    roles: parties,
    statuses: negotiating,
    guards: [guards.offerIsTheOthers],
    dueAt: guards.offerEnd,
  },
  {
    action: "decline-offer",
    command: "DeclineOffer",
    roles: parties,
    statuses: negotiating,
    guards: [guards.offerIsTheOthers],
    dueAt: guards.offerEnd,
  },
  {
    action: "escalate",
    command: "EscalateDispute",
    roles: parties,
    statuses: negotiating,
    guards: [],
    dueAt: guards.negotiationEnd,
  },
  {
    action: "withdraw",
    command: "WithdrawDispute",
    roles: parties,
    statuses: [...negotiating, ...inReview],
    guards: [guards.openedIt, guards.nothingIsDecided, guards.noMoneyIsOrdered],
  },
];

const evidenceRows: readonly DisputeActionRow[] = [
  {
    action: "evidence",
    command: "SubmitEvidence",
    roles: parties,
    statuses: open,
    guards: [],
    dueAt: guards.evidenceEnd,
    evidence: guards.evidenceAsked,
    whileSuspended: true,
  },
  {
    action: "extend-evidence",
    command: "ExtendEvidence",
    roles: [...parties, ...agents],
    statuses: inReview,
    guards: [guards.requestIsExtendable],
    dueAt: guards.evidenceEnd,
  },
  {
    action: "request-evidence",
    command: "RequestEvidence",
    roles: agents,
    statuses: inReview,
    guards: [guards.someoneIsAskable],
  },
];

const decisionRows: readonly DisputeActionRow[] = [
  {
    action: "decisions",
    command: "ProposeDecision",
    roles: agents,
    statuses: ["under_review"],
    guards: [],
    dueAt: guards.decisionEnd,
  },
  {
    action: "confirm-decision",
    command: "ConfirmDecision",
    roles: ["senior_agent"],
    statuses: ["pending_second_approval"],
    guards: [guards.pendingIsInTime],
    dueAt: guards.approvalEnd,
  },
  {
    action: "reject-decision",
    command: "RejectDecision",
    roles: ["senior_agent"],
    statuses: ["pending_second_approval"],
    guards: [guards.pendingIsInTime],
    dueAt: guards.approvalEnd,
  },
  {
    action: "appeals",
    roles: parties,
    statuses: ["settled"],
    guards: [guards.appealIsOpen],
    dueAt: guards.appealEnd,
  },
];

/** Everything that people can do to a dispute that exists; what it does not allow is refused, what it allows is accepted. */
export const disputeActionTable: readonly DisputeActionRow[] = [...talkRows, ...evidenceRows, ...decisionRows];
