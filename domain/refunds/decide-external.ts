import { allocateCapped } from "../kernel/allocation.ts";
import { accept, type Decision, refuse } from "../kernel/decider.ts";
import { amountsFrom, components } from "../ledger/component-amounts.ts";
import type { RefundCommandOf } from "./commands.ts";
import { refundableMinor } from "./decide-reserve.ts";
import type { RefundEvent } from "./events.ts";
import type { LegStatus, RefundLeg } from "./leg.ts";
import { plannedLeg, replacementLeg } from "./new-leg.ts";
import type { Refund } from "./refund.ts";
import type { RefundRefusal } from "./refusals.ts";

type Adopt = RefundCommandOf<"AdoptExternalRefund">;
type Decided = Decision<RefundEvent, RefundRefusal>;

const inFlight: readonly LegStatus[] = ["submitted", "unknown", "pending"];
const waiting: readonly LegStatus[] = ["reserved", "held", "failed"];

const likeIt = (refund: Refund, { paymentId, amountMinor }: Adopt, statuses: readonly LegStatus[]) =>
  refund.legs.find(
    (leg) => leg.paymentId === paymentId && leg.amountMinor === amountMinor && statuses.includes(leg.status),
  );

const succeeded = ({ at, providerRefundId }: Adopt, { legId }: RefundLeg): RefundEvent => ({
  type: "LegSucceeded",
  at,
  data: { legId, providerRefundId, feeMinor: 0 },
});

/** Somebody paid by hand what a leg was waiting to pay: it takes the leg's place, and its reservation. */
const inPlaceOf = (refund: Refund, replaced: RefundLeg, command: Adopt): Decided => {
  const leg = replacementLeg(refund, replaced, replaced.tender, "external");
  return accept<RefundEvent>(
    { type: "ExternalLegAdopted", at: command.at, data: { leg, replaces: replaced.legId } },
    { type: "LegsReserved", at: command.at, data: { legIds: [leg.legId] } },
    succeeded(command, leg),
  );
};

/** Money beside what was ordered, split over what the seller's part of the order still has, by component. */
const besides = (refund: Refund, command: Adopt): Decided => {
  const { paymentId, amountMinor, balances, payments, at } = command;
  const payment = payments.find((row) => row.paymentId === paymentId && row.currency === refund.currency);
  if (payment === undefined) return refuse({ code: "refund.payment_unknown", paymentId });
  const caps = components.map((key) => ({ key, capMinor: refundableMinor(refund, balances, key) }));
  const leftMinor = caps.reduce((sum, { capMinor }) => sum + capMinor, 0);
  const refundable = Math.min(leftMinor, payment.refundableMinor);
  if (amountMinor > refundable) {
    return refuse({
      code: "refund.exceeds_refundable",
      askedMinor: amountMinor,
      refundableMinor: refundable,
      paymentId,
    });
  }
  const parts = allocateCapped(amountMinor, caps);
  const amounts = amountsFrom((component) => parts.get(component) ?? 0);
  const part = { paymentId, tender: payment.tender, amountMinor, amounts };
  const leg = plannedLeg(refund, refund.legs.length + 1, part, "external");
  return accept<RefundEvent>(
    { type: "ExternalLegAdopted", at, data: { leg } },
    { type: "LegsReserved", at, data: { legIds: [leg.legId] } },
    succeeded(command, leg),
  );
};

/**
 * Takes over a refund that was made at the provider, past this system. The same one twice is once. One that looks like
 * a leg which is with the provider right now may be that leg: it is looked up by key first.
 */
export const decideAdopt = (refund: Refund, command: Adopt): Decided => {
  const { providerRefundId } = command;
  const isKnown = refund.legs.some(
    (leg) => leg.providerRefundId === providerRefundId || leg.pastProviderRefundIds.includes(providerRefundId),
  );
  if (isKnown) return accept();
  // A compensation takes from no payment, so what was refunded on one is none of it.
  if (refund.compensation !== undefined)
    return refuse({ code: "refund.payment_unknown", paymentId: command.paymentId });
  const maybeOurs = likeIt(refund, command, inFlight);
  if (maybeOurs !== undefined) return refuse({ code: "refund.leg_maybe_paid", legId: maybeOurs.legId });
  const replaced = likeIt(refund, command, waiting);
  if (replaced === undefined) return besides(refund, command);
  if (replaced.status !== "failed" && replaced.submissions > 0) {
    return refuse({ code: "refund.leg_maybe_paid", legId: replaced.legId });
  }
  return inPlaceOf(refund, replaced, command);
};
