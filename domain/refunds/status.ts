import type { LegId } from "../kernel/ids.ts";
import type { LegStatus, RefundLeg } from "./leg.ts";
import { legKey } from "./leg-identity.ts";
import { isParked, isSettled } from "./money-place.ts";
import type { RefundState } from "./refund.ts";

/** Where a refund stands as a whole: the word that its state machine reads. */
export type RefundStatus =
  | "none"
  | "planned"
  | "reserved"
  | "submitting"
  | "pending"
  | "unknown"
  | "failed"
  | "held"
  | "parked"
  | "settled"
  | "cancelled";

// What the machine can do comes first, what only time or people can do last.
const order: readonly (readonly [LegStatus, RefundStatus])[] = [
  ["reserved", "reserved"],
  ["submitted", "submitting"],
  ["unknown", "unknown"],
  ["pending", "pending"],
  ["failed", "failed"],
  ["held", "held"],
];

const ofLegs = (legs: readonly RefundLeg[]): RefundStatus | undefined =>
  order.find(([status]) => legs.some((leg) => leg.status === status))?.[1];

const movable: readonly RefundStatus[] = ["reserved", "submitting", "unknown"];

/**
 * The status. A refund that waits for a person because of one leg goes on with the others first. After the last leg it
 * is settled, or cancelled when nothing was paid; money that the bank sent back makes it run again.
 */
export const refundStatus = (refund: RefundState): RefundStatus => {
  if (refund === undefined) return "none";
  const { parked, completed, legs } = refund;
  if (completed !== undefined && legs.every(isSettled))
    return completed.outcome === "cancelled" ? "cancelled" : "settled";
  if (parked.length > 0) {
    const next = ofLegs(legs.filter(({ legId }) => !isParked(refund, legId)));
    return next !== undefined && movable.includes(next) ? next : "parked";
  }
  if (refund.reservedAt === undefined && legs.every(isSettled)) return "planned";
  return ofLegs(legs) ?? "settled";
};

/** What the process does next. `submit` and `reconcile` name the leg and the key that the provider knows it by. */
export type NextStep =
  | { readonly step: "reserve" | "wait" | "agent" | "done" }
  | { readonly step: "submit" | "reconcile"; readonly legId: LegId; readonly key: string };

const callStep = (refund: RefundState, step: "submit" | "reconcile", statuses: readonly LegStatus[]): NextStep => {
  if (refund === undefined) return { step: "done" };
  const leg = refund.legs.find(({ legId, status }) => statuses.includes(status) && !isParked(refund, legId));
  if (leg === undefined) return { step: "agent" };
  return { step, legId: leg.legId, key: legKey(refund.refundId, leg) };
};

/**
 * What the process does next. A leg that is `submitting` without anybody waiting for its answer is looked up by key:
 * whoever called the provider is gone.
 */
export const nextStep = (refund: RefundState): NextStep => {
  switch (refundStatus(refund)) {
    case "planned":
      return { step: "reserve" };
    case "reserved":
      return callStep(refund, "submit", ["reserved"]);
    case "submitting":
      return callStep(refund, "reconcile", ["submitted"]);
    case "unknown":
      return callStep(refund, "reconcile", ["unknown"]);
    case "pending":
    case "held":
      return { step: "wait" };
    case "failed":
    case "parked":
      return { step: "agent" };
    case "none":
    case "settled":
    case "cancelled":
      return { step: "done" };
  }
};
