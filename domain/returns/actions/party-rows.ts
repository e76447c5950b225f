import * as guards from "./guards.ts";
import { type ActionRow, beforeMoney, clockEnd } from "./row.ts";

/** What either party can do to the other's offer. */
export const offerRows: readonly ActionRow[] = [
  {
    action: "accept-offer",
    command: "AcceptOffer",
    roles: ["buyer", "seller"],
    statuses: ["negotiating"],
    guards: [guards.clockIsRunning, guards.offerIsTheOthers],
    dueAt: clockEnd,
  },
  {
    action: "decline-offer",
    command: "DeclineOffer",
    roles: ["buyer", "seller"],
    statuses: ["negotiating"],
    guards: [guards.clockIsRunning, guards.offerIsTheOthers],
    dueAt: clockEnd,
  },
  {
    action: "counter-offer",
    command: "CounterOffer",
    roles: ["buyer", "seller"],
    statuses: ["negotiating"],
    guards: [guards.clockIsRunning, guards.offerIsTheOthers, guards.roundsAreLeft, guards.somethingCanBeOffered],
    dueAt: clockEnd,
  },
];

/** What a buyer can do. */
export const buyerRows: readonly ActionRow[] = [
  {
    action: "confirm-agreement",
    command: "ConfirmAgreement",
    roles: ["buyer"],
    statuses: ["awaiting_seller"],
    guards: [guards.clockIsRunning, guards.agreementIsClaimed],
    dueAt: clockEnd,
  },
  {
    action: "resubmit",
    command: "ResubmitReturn",
    roles: ["buyer"],
    statuses: ["rejected_open"],
    guards: [guards.clockIsRunning, guards.rejectionWasOfRequest, guards.resubmissionsAreLeft],
    dueAt: clockEnd,
  },
  {
    action: "escalate",
    command: "EscalateReturn",
    roles: ["buyer"],
    statuses: ["rejected_open", "negotiating", "closed"],
    guards: [guards.escalationIsOpen],
    dueAt: ({ status, escalateUntil, clock }) => (status === "closed" ? escalateUntil : clock?.dueAt),
  },
  {
    action: "withdraw",
    command: "WithdrawReturn",
    roles: ["buyer"],
    statuses: beforeMoney,
    guards: [guards.noMoneyIsOrdered],
    whileSuspended: true,
  },
  {
    action: "hand-over",
    command: "HandOver",
    roles: ["buyer"],
    statuses: ["awaiting_handover", "lapsed", "in_transit"],
    guards: [guards.handOverIsOpen, guards.unitsAreLeftToSend],
    dueAt: guards.handOverEndsAt,
    whileSuspended: true,
  },
];
