import type { ActorRole } from "../../kernel/actor.ts";
import { flowVariant } from "../../kernel/flow-flags.ts";
import { newId } from "../../kernel/ids.ts";
import { refundableMinor } from "../amounts.ts";
import type { EventOf, ReturnEvent } from "../events.ts";
import type { EscalationCause, SettlementCause } from "../outcomes.ts";
import type { Return } from "../return.ts";
import { firstOfferMinor, offerMayComeFirst } from "../rules/flags.ts";
import { inSequence, type Step } from "../sequence.ts";
import { unitsNotOrdered } from "../units.ts";
import { basisOf, silenceBasis } from "./basis.ts";
import { decisionClock, handOverClock } from "./clocks.ts";
import type { Ordering, When } from "./context.ts";
import { exposed } from "./expose.ts";
import { offerMade } from "./offer.ts";
import { fullPayees, orderEarly } from "./order-refund.ts";
import { settle } from "./settle.ts";

/** The money for goods that stay where they are. */
export const refundWithoutReturn = (
  state: Return,
  because: SettlementCause,
  ordering: Ordering,
): readonly ReturnEvent[] =>
  settle(
    state,
    {
      because,
      order: {
        purpose: "returnless",
        payees: fullPayees(state, unitsNotOrdered(state)),
        liability: { fault: state.terms.fault },
      },
      liabilityBecause: "goods_kept",
    },
    ordering,
  );

/** The platform's offer to the buyer, where a flag puts one first; its id follows from the one for money, which it replaces. */
const firstOffer =
  (by: EventOf<"ReturnApproved">["data"]["by"], ordering: Ordering): Step =>
  (state) => {
    if (!offerMayComeFirst(state, by)) return [];
    return inSequence(state, exposed("partial_offer", "return_approved", ordering), (current) => {
      const amountMinor = firstOfferMinor(current);
      if (amountMinor === undefined || flowVariant(current.flags, "partial_offer") !== "offer_first") return [];
      const offerId = newId("off_", ordering.refundId.slice("rfd_".length));
      return [offerMade(current, { offerId, by: "platform", amountMinor, withReturn: false }, ordering)];
    });
  };

/**
 * The goods may come back; in the fastest mode the money goes out at the same time. Where a flag says so, the buyer is first
 * offered a part of it for keeping them.
 */
export const approveReturn = (
  state: Return,
  by: EventOf<"ReturnApproved">["data"]["by"],
  ordering: Ordering,
  agreedMinor?: number,
): readonly ReturnEvent[] => {
  const basis = by === "seller_silence" ? silenceBasis(state) : basisOf(state);
  const approved: Step = (current) => [
    {
      type: "ReturnApproved",
      at: ordering.at,
      data: { by, agreedMinor, clock: handOverClock(current, ordering), basis },
    },
  ];
  const isImmediate = state.terms.refundTiming === "IMMEDIATE";
  return inSequence(state, approved, isImmediate ? orderEarly(() => true, ordering) : firstOffer(by, ordering));
};

/** The case goes to the agents. */
export const escalate = (
  state: Return,
  because: EscalationCause,
  by: ActorRole,
  when: When,
  rest: Pick<EventOf<"ReturnEscalated">["data"], "evidenceIds" | "textId" | "rejectReason"> = { evidenceIds: [] },
): readonly ReturnEvent[] => [
  { type: "ReturnEscalated", at: when.at, data: { because, by, ...rest, clock: decisionClock(state, when) } },
];

/** Whether anything is left that could be paid. */
export const hasMoneyLeft = (state: Return): boolean => refundableMinor(state) > 0;
