import type { RecordedEvent } from "../../domain/kernel/event.ts";
import type { Runtime } from "../runtime/runtime.ts";

/** One thing that the system does when something happened, as plain data: EventBridge rules and the local bus are made of it. */
export interface Reaction {
  /** Unique; the use-case file is `<entry>.event.ts`, named do-when-happened. */
  readonly entry: string;
  /** Event types that it wants, e.g. ["RefundOrdered"]. */
  readonly on: readonly string[];
}

/**
 * The use case behind a reaction. It may be called twice, late or out of order, and must then change nothing more: its command
 * carries the event's id. Throwing means "try again later"; after the last try the event lies in the dead-letter queue.
 */
export type ReactionHandler = (event: RecordedEvent, runtime: Runtime) => Promise<void>;

/** A row with the use case that answers it. */
export interface ReactionBinding {
  readonly reaction: Reaction;
  readonly handle: ReactionHandler;
}
