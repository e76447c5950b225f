import type { RecordedEvent } from "../../domain/kernel/event.ts";
import { DecisionId } from "../../domain/kernel/ids.ts";
import type { RunDecision } from "../../domain/sops/index.ts";

/**
 * The events of a case that are the doing of a step of a procedure (`doneBy`), by the kind of case. A test holds that every
 * procedure names only these.
 */
export const DOING_EVENTS = {
  return: ["DecisionMade", "DecisionProposed", "DecisionRejected"],
  refund: ["RefundResumed", "LegRerouted", "LegAbandoned", "RefundAbandoned"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The same in one list, for the reaction that hears them. */
export const ALL_DOING_EVENTS: readonly string[] = Object.values(DOING_EVENTS).flat();

/** The decision that an event makes, proposes or rejects; undefined where it is none. */
export const decisionIdIn = ({ data }: Pick<RecordedEvent, "data">): DecisionId | undefined => {
  const { decision, decisionId } = data as {
    readonly decision?: { readonly decisionId?: unknown };
    readonly decisionId?: unknown;
  };
  return DecisionId.safeParse(decision?.decisionId ?? decisionId).data;
};

/** How a run tells the event that was its doing. */
export const runDecisionOf = (event: RecordedEvent): RunDecision => {
  const decisionId = decisionIdIn(event);
  return {
    eventType: event.type,
    decidedBy: event.actor,
    at: event.at,
    ...(decisionId === undefined ? {} : { decisionId }),
  };
};
