import type { ReturnEvent } from "../events.ts";
import { carriageOf, liabilityOfUnits } from "../liability.ts";
import type { EscalationCause } from "../outcomes.ts";
import type { Return, ReturnUnit } from "../return.ts";
import { isInParcel, unitsNotOrdered, unitsToInspect } from "../units.ts";
import { inspectionClock } from "./clocks.ts";
import type { Ordering } from "./context.ts";
import { fullPayees } from "./order-refund.ts";
import { escalate } from "./outcomes.ts";
import { settle } from "./settle.ts";

const wasLostByBuyer = (state: Return, unit: ReturnUnit): boolean =>
  unit.reception === "lost" && carriageOf(state, unit) === "buyer";

const cameBack = (state: Return, unit: ReturnUnit): boolean => unit.reception === "awaiting" && isInParcel(state, unit);

/**
 * Why parcels that ended without a delivery need an agent: the risk is with whoever chose the carrier, so what a
 * buyer's own parcel lost is not refunded by itself, and what came back to him has not been returned yet.
 */
export const agentNeededFor = (
  state: Return,
  lostBecause: "parcel_lost" | "transit_silence",
): EscalationCause | undefined => {
  if (state.units.some((unit) => wasLostByBuyer(state, unit))) return lostBecause;
  return state.units.some((unit) => cameBack(state, unit)) ? "parcel_returned" : undefined;
};

const isLost = ({ reception }: ReturnUnit): boolean => reception === "lost";

const settleLost = (state: Return, ordering: Ordering): readonly ReturnEvent[] => {
  // A chargeback stops money, not news: the silence clock brings the case here again when it runs on.
  if (state.suspended !== undefined) return [];
  const lost = unitsNotOrdered(state).filter(isLost);
  const payees = fullPayees(state, lost);
  const amounts = payees.map(({ unit, grossMinor }) => ({ unit, amountMinor: grossMinor }));
  const liability = lost.length === 0 ? { fault: state.terms.fault } : liabilityOfUnits(state, amounts);
  return settle(
    state,
    { because: "parcel_lost", order: { purpose: "return", payees, liability }, liabilityBecause: "parcel_lost" },
    ordering,
  );
};

/**
 * What follows once no parcel is under way: the inspection of what arrived, an agent, or the refund of what was lost.
 */
export const arriveOrLose = (
  state: Return,
  lostBecause: "parcel_lost" | "transit_silence",
  ordering: Ordering,
): readonly ReturnEvent[] => {
  const isUnderWay = state.parcels.some(({ standing }) => standing === "in_transit");
  if (state.status !== "in_transit" || isUnderWay) return [];
  if (unitsToInspect(state).length > 0) {
    return [{ type: "GoodsArrived", at: ordering.at, data: { clock: inspectionClock(state, ordering) } }];
  }
  const cause = agentNeededFor(state, lostBecause);
  return cause === undefined ? settleLost(state, ordering) : escalate(state, cause, "system", ordering);
};
