import type { Actor } from "../kernel/actor.ts";
import { isAgent } from "../kernel/actor.ts";
import { accept, type Decision, refuse } from "../kernel/decider.ts";
import { FallbackTender, type Tender } from "../ledger/tender.ts";
import { startClock } from "./clocks.ts";
import type { RefundCommandOf } from "./commands.ts";
import { notAllowedNow } from "./decide-call.ts";
import type { RefundEvent } from "./events.ts";
import type { RefundLeg } from "./leg.ts";
import { isSettled } from "./money-place.ts";
import type { Refund } from "./refund.ts";
import type { RefundRefusal } from "./refusals.ts";
import { rerouted } from "./reroute.ts";

type Decided = Decision<RefundEvent, RefundRefusal>;

const needsAgent = ({ role, id }: Actor): RefundRefusal | undefined =>
  isAgent({ role, id }) ? undefined : { code: "refund.role_not_allowed", needs: "agent" };

const needsSenior = ({ role }: Actor): RefundRefusal | undefined =>
  role === "senior_agent" ? undefined : { code: "refund.role_not_allowed", needs: "senior_agent" };

/** The tenders that an agent may send a failed leg to: the same again, or one that every buyer can take. */
export const rerouteTenders = (leg: RefundLeg): readonly Tender[] => [
  ...new Set<Tender>([leg.tender, ...FallbackTender.options]),
];

/** Lets an agent choose another tender for a failed leg. Store credit only with the buyer's consent. */
export const decideReroute = (refund: Refund, leg: RefundLeg, command: RefundCommandOf<"RerouteLeg">): Decided => {
  const { actor, tender, at, storeCreditConsentAt } = command;
  const refusal = needsAgent(actor);
  if (refusal !== undefined) return refuse(refusal);
  if (leg.status !== "failed") return notAllowedNow(leg, ["failed"]);
  const allowed = rerouteTenders(leg);
  if (!allowed.includes(tender)) return refuse({ code: "refund.tender_unknown", tender, allowed });
  const consentAt = storeCreditConsentAt ?? refund.storeCreditConsentAt;
  if (tender === "store_credit" && leg.tender !== "store_credit" && consentAt === undefined) {
    return refuse({ code: "refund.store_credit_needs_consent" });
  }
  return accept(...rerouted(refund, leg, tender, at, storeCreditConsentAt));
};

/**
 * Gives a leg up for good, which frees the money for another refund. A held leg whose call was once lost may still be
 * paid: it must be sent again under its key before anybody can know.
 */
export const decideAbandonLeg = (_: Refund, leg: RefundLeg, command: RefundCommandOf<"AbandonLeg">): Decided => {
  const refusal = needsSenior(command.actor);
  if (refusal !== undefined) return refuse(refusal);
  if (leg.status === "cancelled") return accept();
  if (leg.status !== "failed" && leg.status !== "held") return notAllowedNow(leg, ["failed", "held"]);
  if (leg.status === "held" && leg.submissions > 0) return refuse({ code: "refund.leg_maybe_paid", legId: leg.legId });
  return accept({ type: "LegAbandoned", at: command.at, data: { legId: leg.legId, reason: command.reason } });
};

/** Whether no money was set aside yet; what somebody refunded past this system is no longer ours to set aside. */
export const isUnreserved = (refund: Refund): boolean =>
  refund.reservedAt === undefined && refund.legs.every(isSettled);

/** Gives up a refund that could never be reserved, so that its case can end. */
export const decideAbandonRefund = (refund: Refund, command: RefundCommandOf<"AbandonRefund">): Decided => {
  const refusal = needsSenior(command.actor);
  if (refusal !== undefined) return refuse(refusal);
  if (refund.abandonedAt !== undefined) return accept();
  if (refund.completed !== undefined) return refuse({ code: "refund.already_completed" });
  if (!isUnreserved(refund)) return refuse({ code: "refund.already_reserved" });
  return accept({ type: "RefundAbandoned", at: command.at, data: { reason: command.reason } });
};

/** Sets a failed leg up for a new attempt, under a new key since the provider keeps its answer under the old one. */
const retried = (refund: Refund, leg: RefundLeg, at: RefundCommandOf<"ResumeRefund">["at"]): readonly RefundEvent[] => {
  const { legId, paymentId, generation } = leg;
  const retry: RefundEvent = { type: "LegRetried", at, data: { legId, generation: generation + 1 } };
  return refund.disputedPaymentIds.includes(paymentId)
    ? [retry, { type: "LegsHeld", at, data: { legIds: [legId], paymentId } }]
    : [retry];
};

/** Lets a parked refund go on: failed legs are tried again, and whatever still waits gets its full time once more. */
export const decideResume = (refund: Refund, command: RefundCommandOf<"ResumeRefund">): Decided => {
  const { actor, at, calendar } = command;
  const refusal = needsAgent(actor);
  if (refusal !== undefined) return refuse(refusal);
  if (refund.parked.length === 0) return refuse({ code: "refund.not_parked" });
  const clocks = refund.legs.flatMap(({ legId, status }) => {
    if (status === "pending")
      return [{ legId, clock: startClock("provider_payment", at, refund.pendingOverdue, calendar) }];
    if (status !== "submitted" && status !== "unknown") return [];
    return [{ legId, clock: startClock("provider_answer", at, refund.unknownOverdue, calendar) }];
  });
  const failed = refund.legs.filter(({ status }) => status === "failed");
  return accept<RefundEvent>(
    { type: "RefundResumed", at, data: { clocks } },
    ...failed.flatMap((leg) => retried(refund, leg, at)),
  );
};
