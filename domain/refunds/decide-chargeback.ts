import { accept, type Decision } from "../kernel/decider.ts";
import { lossEvents } from "./charged-back.ts";
import type { RefundCommandOf } from "./commands.ts";
import type { RefundEvent } from "./events.ts";
import type { Refund } from "./refund.ts";
import { resumedClock } from "./resumed-clock.ts";

type Decided = Decision<RefundEvent, never>;

/**
 * Freezes what was not yet sent on a payment whose buyer went to the bank, so that refund and chargeback are not both
 * paid. Legs already with the provider cannot be stopped.
 */
export const decideHold = (refund: Refund, { at, paymentId }: RefundCommandOf<"HoldLegs">): Decided => {
  const legIds = refund.legs
    .filter((leg) => leg.paymentId === paymentId && (leg.status === "planned" || leg.status === "reserved"))
    .map(({ legId }) => legId);
  if (legIds.length === 0 && refund.disputedPaymentIds.includes(paymentId)) return accept();
  return accept({ type: "LegsHeld", at, data: { legIds, paymentId } });
};

/**
 * Ends the freeze. A chargeback that the buyer lost lets the legs go on; one that the buyer won has paid the buyer already,
 * so what waited counts as given back, through the bank, as far as the loss reaches, and is never sent. A leg is held only
 * before it is sent or after the provider was found not to know it; should the provider still report it as paid, a person
 * sees the contradiction.
 */
export const decideRelease = (refund: Refund, command: RefundCommandOf<"ReleaseLegs">): Decided => {
  const { at, paymentId, chargeback } = command;
  if (!refund.disputedPaymentIds.includes(paymentId)) return accept();
  const waiting = refund.legs.filter((leg) => leg.paymentId === paymentId && leg.status === "held");
  if (chargeback === "lost") return accept(...lossEvents(refund, command));
  const legIds = waiting.map(({ legId }) => legId);
  return accept({ type: "LegsReleased", at, data: { legIds, paymentId, ...resumedClock(refund, waiting, at) } });
};
