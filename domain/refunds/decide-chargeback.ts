import { pausedDueAt } from "../kernel/clocks.ts";
import { accept, type Decision } from "../kernel/decider.ts";
import { earliest, type Instant, msBetween } from "../kernel/instant.ts";
import type { RefundClock } from "./clocks.ts";
import type { RefundCommandOf } from "./commands.ts";
import type { RefundEvent } from "./events.ts";
import type { RefundLeg } from "./leg.ts";
import type { Refund } from "./refund.ts";

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

/** The time to send the refund, longer by as long as the first of the legs was held. */
const resumedClock = ({ clock }: Refund, held: readonly RefundLeg[], at: Instant): { readonly clock?: RefundClock } => {
  const since = held.map(({ heldAt }) => heldAt).filter((heldAt) => heldAt !== undefined);
  const [first, ...others] = since;
  if (clock === undefined || first === undefined) return {};
  return { clock: { ...clock, dueAt: pausedDueAt(clock.dueAt, msBetween(earliest(first, ...others), at)) } };
};

/**
 * Ends the freeze. A chargeback that the buyer lost lets the legs go on; one that the buyer won has paid the buyer already,
 * so what was held counts as given back, through the bank, and is never sent. A leg is held only before it is sent or after
 * the provider was found not to know it; should the provider still report it as paid, a person sees the contradiction.
 */
export const decideRelease = (refund: Refund, command: RefundCommandOf<"ReleaseLegs">): Decided => {
  const { at, paymentId, chargeback } = command;
  if (!refund.disputedPaymentIds.includes(paymentId)) return accept();
  const held = refund.legs.filter((leg) => leg.paymentId === paymentId && leg.status === "held");
  const legIds = held.map(({ legId }) => legId);
  if (chargeback === "won")
    return accept({ type: "LegsReleased", at, data: { legIds, paymentId, ...resumedClock(refund, held, at) } });
  return accept<RefundEvent>(
    ...legIds.map((legId): RefundEvent => ({ type: "LegSettledByChargeback", at, data: { legId } })),
    { type: "LegsReleased", at, data: { legIds: [], paymentId } },
  );
};
