import middy from "@middy/core";
import type { EventBridgeEvent } from "aws-lambda";
import type { RecordedEvent } from "../../domain/kernel/event.ts";
import type { Runtime } from "../runtime/runtime.ts";
import type { ReactionBinding } from "./reaction.ts";

/** What an EventBridge rule hands to the reactions' Lambda: the row's entry, set by the rule's input transformer, and the event. */
export interface ReactionInput {
  readonly entry: string;
  readonly event: RecordedEvent;
}

/** Runs the one reaction that an input names. An entry that does not exist is a deployment fault and fails. */
export const reactionHandler = (bindings: readonly ReactionBinding[], runtime: Runtime) => {
  const byEntry = new Map(bindings.map((binding) => [binding.reaction.entry, binding]));
  return middy<ReactionInput, void>().handler(async ({ entry, event }) => {
    const binding = byEntry.get(entry);
    if (binding === undefined) throw new Error(`there is no reaction ${entry}`);
    await binding.handle(event, runtime);
    runtime.log.info("reaction", { entry, eventType: event.type, caseId: event.caseId, seq: event.seq });
  });
};

export type BusEvent = EventBridgeEvent<string, RecordedEvent>;
