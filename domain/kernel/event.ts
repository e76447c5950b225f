import type { Actor } from "./actor.ts";
import type { EventId } from "./ids.ts";
import type { Instant } from "./instant.ts";

/** What a decider answers: a fact in the past tense, with the instant that the command brought. */
export interface DomainEvent<Type extends string, Data> {
  readonly type: Type;
  readonly at: Instant;
  readonly data: Data;
}

/** A fact as the timeline keeps it and the bus carries it; `seq` counts from 1 and equals the case's version after it. */
export interface RecordedEvent<Type extends string = string, Data = unknown> extends DomainEvent<Type, Data> {
  readonly v: 1;
  readonly id: EventId;
  readonly caseId: string;
  readonly seq: number;
  readonly actor: Actor;
  /** The command that caused it: an idempotency key's record, an event's id, or a task's execution, state and entry. */
  readonly causedBy: string;
}
