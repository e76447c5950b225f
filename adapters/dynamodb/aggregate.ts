import type * as z from "zod";
import type { Decider } from "../../domain/kernel/decider.ts";
import type { DomainEvent } from "../../domain/kernel/event.ts";
import type { Refusal } from "../../domain/kernel/refusal.ts";
import type { SharedMembers } from "./shared-parts.ts";

/** What the lists need of a state: whose it is, and in which queue until when. Undefined keeps it out of that list. */
export interface Listing {
  readonly openedAt: string;
  readonly buyerId?: string | undefined;
  readonly sellerId?: string | undefined;
  /** A queue's name, e.g. `return#awaiting_seller` or `desk#parked-refunds`. */
  readonly queue?: string | undefined;
  readonly dueAt?: string | undefined;
  /** What a queue is ordered by, where that is more than the due time. */
  readonly place?: string | undefined;
}

export type AnyEvent = DomainEvent<string, unknown>;

/** Everything that the store needs to keep one kind of case: its decider, the schema on the way in, and its lists. */
export interface Aggregate<State, Command, Event extends AnyEvent, Why extends Refusal> {
  readonly kind: string;
  readonly decider: Decider<State, Command, Event, Why>;
  readonly stateSchema: z.ZodType<State>;
  /** What of a state is alike in many cases and is kept once for all of them; absent where nothing is. */
  readonly shared?: SharedMembers;
  listing(state: State): Listing;
}

/** A case as loaded or as just written; `version` is the number of its events, 0 before the first. */
export interface Versioned<State> {
  readonly state: State;
  readonly version: number;
}
