import { accept, type Decision } from "../kernel/decider.ts";
import type { RefundCommandOf } from "./commands.ts";
import type { RefundEvent } from "./events.ts";
import type { Refund } from "./refund.ts";

type Decided = Decision<RefundEvent, never>;

/**
 * Freezes what was not yet sent on a payment whose buyer went to the bank, so that refund and chargeback are not both paid. Legs
 * already with the provider cannot be stopped.
 */
export const decideHold = (refund: Refund, { at, paymentId }: RefundCommandOf<"HoldLegs">): Decided => {
  const legIds = refund.legs
    .filter((leg) => leg.paymentId === paymentId && (leg.status === "planned" || leg.status === "reserved"))
    .map(({ legId }) => legId);
  if (legIds.length === 0 && refund.disputedPaymentIds.includes(paymentId)) return accept();
  return accept({ type: "LegsHeld", at, data: { legIds, paymentId } });
};

/**
 * Ends the freeze. A chargeback that the buyer lost lets the legs go on; one that the buyer won has paid the buyer already, so
 * what was held counts as given back, through the bank.
 */
export const decideRelease = (refund: Refund, command: RefundCommandOf<"ReleaseLegs">): Decided => {
  const { at, paymentId, chargeback } = command;
  if (!refund.disputedPaymentIds.includes(paymentId)) return accept();
  const held = refund.legs.filter((leg) => leg.paymentId === paymentId && leg.status === "held");
  const legIds = held.map(({ legId }) => legId);
  if (chargeback === "won") return accept({ type: "LegsReleased", at, data: { legIds, paymentId } });
  const settled = legIds.map((legId): RefundEvent => ({ type: "LegSettledByChargeback", at, data: { legId } }));
  return accept<RefundEvent>(...settled, { type: "LegsReleased", at, data: { legIds: [], paymentId } });
};
