import type { Actor } from "../kernel/actor.ts";
import { isAgent } from "../kernel/actor.ts";
import { accept, type Decision, refuse } from "../kernel/decider.ts";
import { CompensationTender, FallbackTender, type Tender } from "../ledger/tender.ts";
import { startClock } from "./clocks.ts";
import type { RefundCommandOf } from "./commands.ts";
import { notAllowedNow } from "./decide-call.ts";
import type { RefundEvent } from "./events.ts";
import type { RefundLeg } from "./leg.ts";
import { disputedPaymentOf, isSettled } from "./money-place.ts";
import type { Refund } from "./refund.ts";
import type { RefundRefusal } from "./refusals.ts";
import { rerouted } from "./reroute.ts";

type Decided = Decision<RefundEvent, RefundRefusal>;

const needsAgent = ({ role, id }: Actor): RefundRefusal | undefined =>
  isAgent({ role, id }) ? undefined : { code: "refund.role_not_allowed", needs: "agent" };

const needsSenior = ({ role }: Actor): RefundRefusal | undefined =>
  role === "senior_agent" ? undefined : { code: "refund.role_not_allowed", needs: "senior_agent" };

const isCompensation = ({ paymentId }: RefundLeg): boolean => paymentId === undefined;

/**
 * The tenders that an agent may send a failed leg to: the same again, or one that every buyer can take; for a
 * compensation those that it may be granted in.
 */
export const rerouteTenders = (leg: RefundLeg): readonly Tender[] =>
  isCompensation(leg) ? CompensationTender.options : [...new Set<Tender>([leg.tender, ...FallbackTender.options])];

/**
 * Whether a leg can become store credit only with the buyer's word: money that was paid must not. A compensation takes
 * nothing from the buyer, whatever it is paid in.
 */
export const needsConsent = (leg: RefundLeg, tender: Tender): boolean =>
  tender === "store_credit" && leg.tender !== "store_credit" && !isCompensation(leg);

/** Lets an agent choose another tender for a failed leg. Store credit only with the buyer's consent. */
export const decideReroute = (refund: Refund, leg: RefundLeg, command: RefundCommandOf<"RerouteLeg">): Decided => {
  const { actor, tender, at, storeCreditConsentAt } = command;
  const refusal = needsAgent(actor);
  if (refusal !== undefined) return refuse(refusal);
  if (leg.status !== "failed") return notAllowedNow(leg, ["failed"]);
  const allowed = rerouteTenders(leg);
  if (!allowed.includes(tender)) return refuse({ code: "refund.tender_unknown", tender, allowed });
  const consentAt = storeCreditConsentAt ?? refund.storeCreditConsentAt;
  if (needsConsent(leg, tender) && consentAt === undefined)
    return refuse({ code: "refund.store_credit_needs_consent" });
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
  const { legId, generation } = leg;
  const paymentId = disputedPaymentOf(refund, leg);
  const retry: RefundEvent = { type: "LegRetried", at, data: { legId, generation: generation + 1 } };
  return paymentId === undefined ? [retry] : [retry, { type: "LegsHeld", at, data: { legIds: [legId], paymentId } }];
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
