import * as z from "zod";
import { AgentEvents } from "./events/agent.ts";
import { DisputeEvents } from "./events/dispute.ts";
import { GoodsEvents } from "./events/goods.ts";
import { MoneyEvents } from "./events/money.ts";
import { OpeningEvents } from "./events/opening.ts";

/** Everything that can have happened to a return, as the timeline keeps it; version 1. */
export const ReturnEvent = z.discriminatedUnion("type", [
  ...OpeningEvents,
  ...GoodsEvents,
  ...MoneyEvents,
  ...AgentEvents,
  ...DisputeEvents,
]);
export type ReturnEvent = z.infer<typeof ReturnEvent>;
export type ReturnEventType = ReturnEvent["type"];

/** One event by its name. */
export type EventOf<Type extends ReturnEventType> = Extract<ReturnEvent, { type: Type }>;

/** The names of all events, for documents and tests. */
export const returnEventTypes: readonly ReturnEventType[] = ReturnEvent.options.map(
  (option) => option.shape.type.value,
);
