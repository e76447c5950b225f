import { type Decision, refuse } from "../../kernel/decider.ts";
import type { DecisionId, RefundId } from "../../kernel/ids.ts";
import type { When } from "../clocks.ts";
import type { ProofFacts } from "../dispute.ts";
import type { DisputeEvent } from "../events.ts";
import type { DisputeRefusal } from "../refusals.ts";

/** When something is decided, with an id for the payment that it may order. */
export type Ordering = When & { readonly refundId: RefundId };

/** The same with all that an escalation needs. */
export type Escalating = Ordering & { readonly decisionId: DecisionId; readonly proof: ProofFacts };

/** What each command's decision answers. */
export type DisputeAnswer = Decision<DisputeEvent, DisputeRefusal>;

/** Yes, with the events that were worked out. */
export const decided = (events: readonly DisputeEvent[]): DisputeAnswer => ({ outcome: "accepted", events });

/** No if any rule said so, else yes with the events that the rest works out. */
export const unless = (refusal: DisputeRefusal | undefined, events: () => readonly DisputeEvent[]): DisputeAnswer =>
  refusal === undefined ? decided(events()) : refuse(refusal);
