import { accept, type Decision, refuse } from "../kernel/decider.ts";
import { startClock } from "./clocks.ts";
import type { RefundCommandOf } from "./commands.ts";
import { decideReport } from "./decide-report.ts";
import type { RefundEvent } from "./events.ts";
import type { LegStatus, RefundLeg } from "./leg.ts";
import { legKey } from "./leg-identity.ts";
import { disputedPaymentOf, isParked } from "./money-place.ts";
import { orderedBy } from "./ordered-by.ts";
import type { Refund } from "./refund.ts";
import type { RefundRefusal } from "./refusals.ts";
import { parked, reservedOrHeld } from "./reroute.ts";

type Decided = Decision<RefundEvent, RefundRefusal>;

/** How often one key is sent before a person is asked: the provider then swallowed every call without a trace. */
export const submissionsMax = 5;

/** Says no because of where the leg stands. */
export const notAllowedNow = (leg: RefundLeg, allowed: readonly LegStatus[]): Decision<never, RefundRefusal> =>
  refuse({ code: "refund.leg_not_allowed_now", legId: leg.legId, status: leg.status, allowed });

const alreadyCalled: readonly LegStatus[] = ["submitted", "pending", "succeeded"];

/**
 * Records that the provider is about to be called. It comes before the call, so that no payment can be without a trace.
 */
export const decideSubmitted = (
  refund: Refund,
  leg: RefundLeg,
  { at, calendar }: RefundCommandOf<"MarkLegSubmitted">,
): Decided => {
  if (alreadyCalled.includes(leg.status)) return accept();
  if (leg.status !== "reserved") return notAllowedNow(leg, ["reserved"]);
  if (isParked(refund, leg.legId)) return refuse({ code: "refund.leg_parked", legId: leg.legId });
  const clock = startClock("provider_answer", at, refund.unknownOverdue, calendar);
  const key = legKey(refund.refundId, leg);
  return accept({ type: "LegSubmitted", at, data: { legId: leg.legId, key, clock, ...orderedBy(refund) } });
};

const timedOut = (
  refund: Refund,
  leg: RefundLeg,
  command: RefundCommandOf<"RecordLegTimeout" | "RecordReconciliation">,
) => {
  const clock = leg.clock ?? startClock("provider_answer", command.at, refund.unknownOverdue, command.calendar);
  return { type: "LegTimedOut", at: command.at, data: { legId: leg.legId, clock } } as const;
};

/** Records a call without an answer. The provider's word may have come first; then there is nothing unknown. */
export const decideTimeout = (
  refund: Refund,
  leg: RefundLeg,
  command: RefundCommandOf<"RecordLegTimeout">,
): Decided => {
  if (leg.status === "submitted") return accept(timedOut(refund, leg, command));
  return leg.submissions > 0 ? accept() : notAllowedNow(leg, ["submitted"]);
};

const notFound = (refund: Refund, leg: RefundLeg, command: RefundCommandOf<"RecordReconciliation">): Decided => {
  if (leg.status !== "unknown" && leg.status !== "submitted") return accept();
  const { at } = command;
  const isDisputed = disputedPaymentOf(refund, leg) !== undefined;
  return accept<RefundEvent>(
    ...(leg.status === "submitted" ? [timedOut(refund, leg, command)] : []),
    { type: "LegNotFound", at, data: { legId: leg.legId } },
    ...(isDisputed ? [reservedOrHeld(refund, leg, at)] : []),
    ...(leg.submissions >= submissionsMax ? [parked(refund, "provider_unreachable", at, leg)] : []),
  );
};

/**
 * Records what the provider knows under the leg's key. What it never heard of may be sent again under the same key:
 * should the lost call still arrive, the provider pays only once.
 */
export const decideReconciled = (
  refund: Refund,
  leg: RefundLeg,
  command: RefundCommandOf<"RecordReconciliation">,
): Decided => {
  const { found, at, calendar } = command;
  if (found.outcome === "not_found") return notFound(refund, leg, command);
  const { generation } = leg;
  return decideReport(refund, leg, { source: "reconciliation", report: found, generation, at, calendar });
};

/** Finds the leg that a webhook speaks of, by our id or by the provider's. */
export const legOfWebhook = (refund: Refund, command: RefundCommandOf<"RecordWebhook">): RefundLeg | undefined => {
  const { legId, report } = command;
  if (legId !== undefined) return refund.legs.find((leg) => leg.legId === legId);
  const { providerRefundId } = report;
  if (providerRefundId === undefined) return undefined;
  return refund.legs.find(
    (leg) => leg.providerRefundId === providerRefundId || leg.pastProviderRefundIds.includes(providerRefundId),
  );
};
