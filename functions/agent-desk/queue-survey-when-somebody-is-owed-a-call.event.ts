import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { owesCallBack } from "../../domain/feedback/index.ts";
import { surveyAggregate } from "../feedback/survey-aggregate.ts";
import { findWithDesk, finishWorkItem, openWorkItem } from "./send-to-desk.ts";

/** Puts the answer of somebody who is not content into the agents' queue, and takes it out when they were called. */
export const queueSurvey: ReactionHandler = async (event, runtime) => {
  const { state, isQueued } = await findWithDesk(runtime, surveyAggregate, event.caseId);
  if (state === undefined) return;
  const commandId = `${event.id}:desk`;
  if (owesCallBack(state))
    await openWorkItem(runtime, event.caseId, commandId, { queue: "call-backs", dueAt: state.callBack?.dueAt });
  else if (isQueued) await finishWorkItem(runtime, event.caseId, commandId);
};
