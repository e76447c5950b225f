import { invariant } from "../kernel/invariant.ts";
import { statusAfter } from "../kernel/lifecycle.ts";
import type { ReturnEvent } from "./events.ts";
import { evolveCompensation } from "./evolve/compensation.ts";
import { evolveDecisions } from "./evolve/decisions.ts";
import { evolveDispute } from "./evolve/dispute.ts";
import { evolveGoods } from "./evolve/goods.ts";
import { evolveMoney } from "./evolve/money.ts";
import { evolveOpening, openReturn } from "./evolve/opening.ts";
import { returnLifecycle } from "./lifecycle.ts";
import type { CaseClock } from "./parts.ts";
import type { Return } from "./return.ts";

// Events that speak of money or of decisions happen beside whatever the case is waiting for, and leave its clock alone.
const leavesClock: ReadonlySet<ReturnEvent["type"]> = new Set([
  "OfferClosed",
  "AgreementClaimed",
  "ParcelLost",
  "UnitsInspected",
  "HandOverReminded",
  "SellerReminded",
  "VariantExposed",
  "RefundOrdered",
  "LiabilitySettled",
  "DecisionProposed",
  "DecisionMade",
  "DecisionRejected",
  "DecisionExpired",
  "CompensationGranted",
  "CompensationOutcomeRecorded",
  "ChargebackOpened",
]);

const clockIn = (event: ReturnEvent): CaseClock | undefined => ("clock" in event.data ? event.data.clock : undefined);

// In a closed case the only clock is that of whoever looks at it again: at who bears what was paid, for which the clock
// runs on beside a compensation, or at a compensation alone.
const endsWait = ({ contest }: Return, event: ReturnEvent): boolean => {
  if (event.type === "DecisionRejected" || event.type === "DecisionExpired") return contest?.standing !== "open";
  return (
    event.type === "DecisionMade" && (event.data.decision.outcome !== "compensate" || contest?.standing !== "open")
  );
};

const clockAfter = (state: Return, event: ReturnEvent): CaseClock | undefined => {
  // The provisional payment is what its clock was for; other refunds are ordered beside whatever is waited for.
  if (event.type === "RefundOrdered" && event.data.purpose === "provisional") return undefined;
  if (event.type === "DecisionProposed") return event.data.clock ?? state.clock;
  if (state.status === "closed" && endsWait(state, event)) return undefined;
  if (leavesClock.has(event.type)) return state.clock;
  if (event.type === "ParcelScanned") return event.data.clock ?? state.clock;
  return clockIn(event);
};

const movedTo = (state: Return, event: ReturnEvent): Return => {
  const { clock: _old, ...rest } = state;
  const status = statusAfter(returnLifecycle, state.status, event.type); // throws: decide must have refused it
  const clock = clockAfter(state, event);
  return {
    ...rest,
    status,
    enteredAt: status === state.status ? state.enteredAt : event.at,
    ...(clock === undefined ? {} : { clock }),
    ...(clock?.name === "hand_over" ? { handOverDueAt: clock.dueAt } : {}),
  };
};

/** The case after one more fact. Throws InvariantViolation for a fact that cannot follow. */
export const evolve = (state: Return | undefined, event: ReturnEvent): Return => {
  if (event.type === "ReturnRequested") {
    invariant(state === undefined, "a return is requested once");
    return openReturn(event);
  }
  invariant(state !== undefined, `${event.type} cannot happen before ReturnRequested`);
  const moved = movedTo(state, event);
  const afterGoods = evolveGoods(evolveOpening(moved, event, state), event);
  return evolveDispute(evolveDecisions(evolveCompensation(evolveMoney(afterGoods, event), event), event), event);
};
