import type { MarketCalendar } from "../../kernel/clocks.ts";
import { type Decision, refuse } from "../../kernel/decider.ts";
import type { RefundId } from "../../kernel/ids.ts";
import type { Instant } from "../../kernel/instant.ts";
import type { ReturnEvent } from "../events.ts";
import type { ReturnRefusal } from "../refusals.ts";

/** When something is decided, and by which calendar the clocks that follow run. */
export type When = { readonly at: Instant; readonly calendar: MarketCalendar };

/** The same, with an id for the refund that the decision may order. */
export type Ordering = When & { readonly refundId: RefundId };

/** What each command's decision answers. */
export type ReturnDecision = Decision<ReturnEvent, ReturnRefusal>;

/** Yes, with the events that were worked out. */
export const decided = (events: readonly ReturnEvent[]): ReturnDecision => ({ outcome: "accepted", events });

/** No if any rule said so, else yes with the events that the rest works out. */
export const unless = (refusal: ReturnRefusal | undefined, events: () => readonly ReturnEvent[]): ReturnDecision =>
  refusal === undefined ? decided(events()) : refuse(refusal);
