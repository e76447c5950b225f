import { accept, type Decider, type Decision, refuse } from "../kernel/decider.ts";
import { bonusesEarned } from "./bonus.ts";
import type { RefundCommand, RefundCommandOf } from "./commands.ts";
import { completionOf } from "./completion.ts";
import { decideAbandonLeg, decideAbandonRefund, decideReroute, decideResume } from "./decide-agent.ts";
import { decideReconciled, decideSubmitted, decideTimeout, legOfWebhook } from "./decide-call.ts";
import { decideHold, decideRelease } from "./decide-chargeback.ts";
import { decideRing } from "./decide-clock.ts";
import { decideAdopt } from "./decide-external.ts";
import { decideOpen } from "./decide-open.ts";
import { decideReport } from "./decide-report.ts";
import { decideReserve } from "./decide-reserve.ts";
import type { RefundEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import { isSettled, legOf } from "./money-place.ts";
import type { Refund, RefundState } from "./refund.ts";
import type { RefundRefusal } from "./refusals.ts";
import { parked, returnedLeg } from "./reroute.ts";

type Decided = Decision<RefundEvent, RefundRefusal>;

type LegCommand = RefundCommandOf<
  | "MarkLegSubmitted"
  | "RecordLegAnswer"
  | "RecordLegTimeout"
  | "RecordReconciliation"
  | "RecordLegReturned"
  | "RerouteLeg"
  | "AbandonLeg"
>;

const decideLeg = (refund: Refund, command: LegCommand): Decided => {
  const leg = legOf(refund, command.legId);
  if (leg === undefined) return refuse({ code: "refund.leg_unknown" });
  switch (command.type) {
    case "MarkLegSubmitted":
      return decideSubmitted(refund, leg, command);
    case "RecordLegAnswer":
      return decideReport(refund, leg, { ...command, source: "answer", report: command.answer });
    case "RecordLegTimeout":
      return decideTimeout(refund, leg, command);
    case "RecordReconciliation":
      return decideReconciled(refund, leg, command);
    case "RecordLegReturned":
      return leg.status === "succeeded" ? accept(...returnedLeg(refund, leg, command.reason, command.at)) : accept();
    case "RerouteLeg":
      return decideReroute(refund, leg, command);
    case "AbandonLeg":
      return decideAbandonLeg(refund, leg, command);
  }
};

const decideWebhook = (refund: Refund, command: RefundCommandOf<"RecordWebhook">): Decided => {
  const leg = legOfWebhook(refund, command);
  return leg === undefined
    ? refuse({ code: "refund.leg_unknown" })
    : decideReport(refund, leg, { ...command, source: "webhook" });
};

const decideLiability = (refund: Refund, command: RefundCommandOf<"AssignLiability">): Decided => {
  // Nobody else can be made to bear what the platform gave of its own.
  if (refund.compensation !== undefined) return accept();
  const { fault, shares, returnLabel, at } = command;
  const liability = { fault, provisional: false, ...(shares === undefined ? {} : { shares }) };
  const { fault: was, shares: wereShares, provisional } = refund.liability;
  const isSame = !provisional && was === fault && JSON.stringify(wereShares) === JSON.stringify(shares);
  const isLabelNew = returnLabel !== undefined && JSON.stringify(refund.returnLabel) !== JSON.stringify(returnLabel);
  if (isSame && !isLabelNew) return accept();
  const data = { liability, ...(isLabelNew ? { returnLabel } : {}) };
  return accept({ type: "LiabilityAssigned", at, data });
};

const decidePark = (refund: Refund, { why, legId, at }: RefundCommandOf<"ParkRefund">): Decided => {
  const isParked = refund.parked.some((one) => one.why === why && one.legId === legId);
  const isDone = refund.completed !== undefined && refund.legs.every(isSettled);
  if (isParked || isDone) return accept();
  return accept(parked(refund, why, at, legId === undefined ? undefined : { legId }));
};

const decideOpened = (refund: Refund, command: Exclude<RefundCommand, { type: "OpenRefund" }>): Decided => {
  switch (command.type) {
    case "ReserveRefund":
      return decideReserve(refund, command);
    case "RecordWebhook":
      return decideWebhook(refund, command);
    case "HoldLegs":
      return decideHold(refund, command);
    case "ReleaseLegs":
      return decideRelease(refund, command);
    case "AdoptExternalRefund":
      return decideAdopt(refund, command);
    case "AssignLiability":
      return decideLiability(refund, command);
    case "ParkRefund":
      return decidePark(refund, command);
    case "ResumeRefund":
      return decideResume(refund, command);
    case "AbandonRefund":
      return decideAbandonRefund(refund, command);
    case "RingClock":
      return decideRing(refund, command.at);
    default:
      return decideLeg(refund, command);
  }
};

/** Adds what follows from a decision on legs: the bonus that they earned, and that the refund is done. */
const withConsequences = (state: Refund, decided: Decided): Decided => {
  if (decided.outcome === "refused" || decided.events.length === 0) return decided;
  const bonuses = bonusesEarned(decided.events.reduce<Refund>(evolve, state), decided.events);
  const events = [...decided.events, ...bonuses];
  const completed = completionOf(events.reduce<RefundState>(evolve, state), events[0]?.at);
  return accept(...events, ...(completed === undefined ? [] : [completed]));
};

const decide = (state: RefundState, command: RefundCommand): Decided => {
  if (command.type === "OpenRefund") return decideOpen(state, command);
  if (state === undefined) return refuse({ code: "refund.not_open" });
  return withConsequences(state, decideOpened(state, command));
};

/** The refund's rules: money goes out once, in legs that a ledger reservation stands behind. */
export const refunds: Decider<RefundState, RefundCommand, RefundEvent, RefundRefusal> = {
  initial: undefined,
  decide,
  evolve,
};
