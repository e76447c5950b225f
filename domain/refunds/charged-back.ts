import { allocateCapped } from "../kernel/allocation.ts";
import { amountsFrom, components } from "../ledger/component-amounts.ts";
import type { RefundCommandOf } from "./commands.ts";
import type { RefundEvent } from "./events.ts";
import type { RefundLeg } from "./leg.ts";
import { plannedLeg } from "./new-leg.ts";
import type { Refund } from "./refund.ts";
import { resumedClock } from "./resumed-clock.ts";
import { sliceAmounts } from "./slices.ts";

type Release = RefundCommandOf<"ReleaseLegs">;

/** What one leg comes to: events, what of the loss is left after it, and what still has to be paid. */
interface Settled {
  readonly events: readonly RefundEvent[];
  readonly leftMinor: number;
  readonly remaining: readonly RefundLeg[];
  readonly addedLegs: number;
}

/** A part of a leg's money, from its start, as a leg of its own under the same reservation. */
const partOf = (refund: Refund, leg: RefundLeg, legNo: number, startMinor: number, amountMinor: number): RefundLeg => {
  const { paymentId, tender, sliceStartMinor, amounts, legId } = leg;
  const caps = components.map((key) => ({ key, capMinor: amounts[key] }));
  const before = allocateCapped(startMinor, caps);
  const upTo = allocateCapped(startMinor + amountMinor, caps);
  const slice = sliceStartMinor === undefined ? undefined : { startMinor: sliceStartMinor + startMinor, amountMinor };
  const part = {
    ...(paymentId === undefined ? {} : { paymentId }),
    tender,
    amountMinor,
    amounts:
      slice === undefined
        ? amountsFrom((component) => (upTo.get(component) ?? 0) - (before.get(component) ?? 0))
        : sliceAmounts(refund.units, slice),
    ...(slice === undefined ? {} : { sliceStartMinor: slice.startMinor }),
  };
  return { ...plannedLeg(refund, legNo, part, "split"), holdsReservation: true, replaces: legId };
};

const settledBy = ({ at, chargebackCaseId }: Release, { legId }: RefundLeg): RefundEvent => ({
  type: "LegSettledByChargeback",
  at,
  data: { legId, ...(chargebackCaseId === undefined ? {} : { chargebackCaseId }) },
});

const settle = (refund: Refund, leg: RefundLeg, leftMinor: number, legsBefore: number, command: Release): Settled => {
  const { amountMinor } = leg;
  const { at } = command;
  if (amountMinor <= leftMinor)
    return { events: [settledBy(command, leg)], leftMinor: leftMinor - amountMinor, remaining: [], addedLegs: 0 };
  // One that was sent may yet be paid under its key, so it is not cut in two.
  const mayBePaid = leg.status === "held" && leg.submissions > 0;
  if (leftMinor === 0 || mayBePaid) return { events: [], leftMinor, remaining: [leg], addedLegs: 0 };
  const paid = partOf(refund, leg, legsBefore + 1, 0, leftMinor);
  const rest = partOf(refund, leg, legsBefore + 2, leftMinor, amountMinor - leftMinor);
  const split: RefundEvent = { type: "LegSplit", at, data: { legId: leg.legId, parts: [paid, rest] } };
  return { events: [split, settledBy(command, paid)], leftMinor: 0, remaining: [rest], addedLegs: 2 };
};

const goingOn = (refund: Refund, remaining: readonly RefundLeg[], command: Release): readonly RefundEvent[] => {
  const { at, paymentId, isStillDisputed = false } = command;
  const planned = remaining.filter(({ status }) => status === "planned").map(({ legId }) => legId);
  if (isStillDisputed)
    return planned.length === 0 ? [] : [{ type: "LegsHeld", at, data: { legIds: planned, paymentId } }];
  const held = remaining.filter(({ status }) => status === "held");
  const legIds = held.map(({ legId }) => legId);
  const reserved: RefundEvent = { type: "LegsReserved", at, data: { legIds: planned } };
  return [
    ...(planned.length === 0 ? [] : [reserved]),
    { type: "LegsReleased", at, data: { legIds, paymentId, isChargedBack: true, ...resumedClock(refund, held, at) } },
  ];
};

/**
 * What a lost chargeback does to a refund: legs that waited or had failed are settled by it, in order, as far as the loss
 * reaches (all of them where nothing is said of its size); the leg at which it ends is split; what is left goes on.
 */
export const lossEvents = (refund: Refund, command: Release): readonly RefundEvent[] => {
  const { paymentId, lostMinor = Number.MAX_SAFE_INTEGER } = command;
  const isWaiting = (leg: RefundLeg) =>
    leg.paymentId === paymentId && (leg.status === "held" || leg.status === "failed");
  const events: RefundEvent[] = [];
  const remaining: RefundLeg[] = [];
  let leftMinor = lostMinor;
  let legsBefore = refund.legs.length;
  for (const leg of refund.legs.filter(isWaiting)) {
    const settled = settle(refund, leg, leftMinor, legsBefore, command);
    events.push(...settled.events);
    remaining.push(...settled.remaining);
    leftMinor = settled.leftMinor;
    legsBefore += settled.addedLegs;
  }
  return [...events, ...goingOn(refund, remaining, command)];
};
