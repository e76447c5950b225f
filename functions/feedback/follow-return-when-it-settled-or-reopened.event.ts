import { timelineOf } from "../../adapters/dynamodb/timeline.ts";
import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import type { RecordedEvent } from "../../domain/kernel/event.ts";
import { FOLLOWED_EVENTS } from "./followed-events.ts";
import { openSurveys } from "./open-surveys.ts";
import { settlementsIn } from "./settlements.ts";
import { takeBackSurveys } from "./take-back-surveys.ts";

// Of the events of one decision only the last that is heard of does anything: the state after it is the same for all of them.
const isFollowedByAnother = (event: RecordedEvent, events: readonly RecordedEvent[]): boolean =>
  events.some(
    ({ seq, type, causedBy }) => causedBy === event.causedBy && seq > event.seq && FOLLOWED_EVENTS.includes(type),
  );

/**
 * Asks the parties about a return that has come to its end, and takes back what is not the end any more. It goes by the whole
 * timeline, so that events which come twice, late or in another order lead to the same.
 */
export const followReturn: ReactionHandler = async (event, runtime) => {
  const events = await timelineOf(runtime.store, event.caseId);
  const found = settlementsIn(events);
  if (found === undefined || found.count === 0 || isFollowedByAnother(event, events)) return;
  const { state, count, isSettled } = found;
  const { id } = event;
  await takeBackSurveys(runtime, state, isSettled ? count - 1 : count, { because: "reopened", id });
  if (isSettled) await openSurveys(runtime, found);
};
