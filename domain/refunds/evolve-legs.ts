import type { LegId } from "../kernel/ids.ts";
import { statusAfter } from "../kernel/lifecycle.ts";
import type { RefundEvent, RefundEventOf } from "./events.ts";
import type { RefundLeg } from "./leg.ts";
import { type LegEventType, legLifecycle } from "./lifecycle.ts";
import { isUnsent } from "./money-place.ts";
import type { Refund } from "./refund.ts";

/** The events that move one leg or more. */
export type LegEvent = Extract<RefundEvent, { type: LegEventType }>;

type LegPatch = Partial<Omit<RefundLeg, "status" | "legId">>;
type LegsMove = { readonly type: LegEventType; readonly data: { readonly legIds: readonly LegId[] } };
type LegMove = { readonly type: LegEventType; readonly data: { readonly legId: LegId } };

/** Moves some legs through the table. What was parked for one of them is parked no longer. */
const moveLegs = (refund: Refund, { type, data }: LegsMove, patchOf: (leg: RefundLeg) => LegPatch): Refund => ({
  ...refund,
  legs: refund.legs.map((leg) =>
    data.legIds.includes(leg.legId)
      ? { ...leg, ...patchOf(leg), status: statusAfter(legLifecycle, leg.status, type) }
      : leg,
  ),
  parked: refund.parked.filter(({ legId }) => legId === undefined || !data.legIds.includes(legId)),
});

const moveLeg = (refund: Refund, { type, data }: LegMove, patch: LegPatch): Refund =>
  moveLegs(refund, { type, data: { legIds: [data.legId] } }, () => patch);

const withLeg = (refund: Refund, leg: RefundLeg): Refund => ({ ...refund, legs: [...refund.legs, leg] });

const submitted = (refund: Refund, event: RefundEventOf<"LegSubmitted">): Refund => {
  const submissions = (refund.legs.find(({ legId }) => legId === event.data.legId)?.submissions ?? 0) + 1;
  const after = moveLeg(refund, event, { submissions, submittedAt: event.at, clock: event.data.clock });
  return after.legs.some(isUnsent) ? after : { ...after, clock: undefined };
};

const retried = (refund: Refund, { type, data }: RefundEventOf<"LegRetried">): Refund =>
  moveLegs(refund, { type, data: { legIds: [data.legId] } }, ({ providerRefundId, pastProviderRefundIds }) => ({
    generation: data.generation,
    submissions: 0,
    failedBecause: undefined,
    providerRefundId: undefined,
    pastProviderRefundIds:
      providerRefundId === undefined ? pastProviderRefundIds : [...pastProviderRefundIds, providerRefundId],
  }));

const adopted = (refund: Refund, { type, data }: RefundEventOf<"ExternalLegAdopted">): Refund => {
  const legIds = data.replaces === undefined ? [] : [data.replaces];
  return withLeg(
    moveLegs(refund, { type, data: { legIds } }, () => ({ clock: undefined })),
    data.leg,
  );
};

const held = (refund: Refund, event: RefundEventOf<"LegsHeld">): Refund => ({
  ...moveLegs(refund, event, () => ({ holdsReservation: true, heldAt: event.at })),
  disputedPaymentIds: [...new Set([...refund.disputedPaymentIds, event.data.paymentId])],
});

const released = (refund: Refund, event: RefundEventOf<"LegsReleased">): Refund => ({
  ...moveLegs(refund, event, () => ({ heldAt: undefined })),
  disputedPaymentIds: refund.disputedPaymentIds.filter((id) => id !== event.data.paymentId),
  clock: event.data.clock ?? refund.clock,
  ...(event.data.isChargedBack
    ? { chargedBackPaymentIds: [...new Set([...(refund.chargedBackPaymentIds ?? []), event.data.paymentId])] }
    : {}),
});

const named = ({ providerRefundId }: { readonly providerRefundId?: string | undefined }): LegPatch =>
  providerRefundId === undefined ? {} : { providerRefundId };

/** The refund after its legs moved. Throws where the table has no such move. */
export const applyToLegs = (refund: Refund, event: LegEvent): Refund => {
  switch (event.type) {
    case "LegsReserved":
      return moveLegs(refund, event, () => ({ holdsReservation: true }));
    case "LegsHeld":
      return held(refund, event);
    case "LegsReleased":
      return released(refund, event);
    case "LegSubmitted":
      return submitted(refund, event);
    case "LegAccepted": {
      const { pendingReason, clock } = event.data;
      return moveLeg(refund, event, { ...named(event.data), pendingReason, clock });
    }
    case "LegSucceeded": {
      const { feeMinor } = event.data;
      return moveLeg(refund, event, { ...named(event.data), feeMinor, succeededAt: event.at, clock: undefined });
    }
    case "LegFailed":
      return moveLeg(refund, event, { ...named(event.data), failedBecause: event.data.reason, clock: undefined });
    case "LegTimedOut":
      return moveLeg(refund, event, { clock: event.data.clock });
    case "LegNotFound":
      return moveLeg(refund, event, { clock: undefined });
    case "LegRetried":
      return retried(refund, event);
    case "LegRerouted":
    case "LegReturned":
      return withLeg(moveLeg(refund, event, { clock: undefined }), event.data.replacement);
    case "LegAbandoned":
      return moveLeg(refund, event, { abandonedBecause: event.data.reason, clock: undefined });
    case "LegSettledByChargeback":
      return moveLeg(refund, event, {
        paidByChargeback: true,
        chargebackCaseId: event.data.chargebackCaseId,
        clock: undefined,
      });
    case "LegSplit":
      return event.data.parts.reduce(withLeg, moveLeg(refund, event, { clock: undefined }));
    case "ExternalLegAdopted":
      return adopted(refund, event);
  }
};
