import * as z from "zod";
import { MoneyEvents } from "./events/money.ts";
import { ReviewEvents } from "./events/review.ts";
import { TalkEvents } from "./events/talk.ts";

/** Everything that can have happened to a dispute, as the timeline keeps it; version 1. */
export const DisputeEvent = z.discriminatedUnion("type", [...TalkEvents, ...ReviewEvents, ...MoneyEvents]);
export type DisputeEvent = z.infer<typeof DisputeEvent>;
export type DisputeEventType = DisputeEvent["type"];

/** One event by its name. */
export type DisputeEventOf<Type extends DisputeEventType> = Extract<DisputeEvent, { type: Type }>;

/** The names of all events, for documents and tests. */
export const disputeEventTypes: readonly DisputeEventType[] = DisputeEvent.options.map(
  (option) => option.shape.type.value,
);
