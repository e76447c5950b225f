import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { type Sent, sendCommand } from "../../adapters/workflow/send-command.ts";
import type { SurveyCommand, SurveyRefusal, SurveyState } from "../../domain/feedback/index.ts";
import { type Actor, SYSTEM } from "../../domain/kernel/actor.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { surveyAggregate } from "./survey-aggregate.ts";
import { surveyEffects } from "./survey-effects.ts";

/** What the system's commands on a survey begin with. */
export interface SurveyHead {
  readonly at: Instant;
  readonly actor: Actor;
}

/** Sends a survey a command in the system's name. One that was never opened stays so, but for the command that opens it. */
export const sendToSurvey = async (
  runtime: Runtime,
  surveyId: string,
  commandId: string,
  toCommand: (head: SurveyHead, state: SurveyState) => SurveyCommand | Promise<SurveyCommand>,
  { isNew = false }: { readonly isNew?: boolean } = {},
): Promise<Sent<SurveyState, SurveyRefusal>> => {
  const at = runtime.clock.now();
  return sendCommand(runtime, {
    aggregate: surveyAggregate,
    caseId: surveyId,
    commandId,
    actor: SYSTEM,
    at,
    // Its id is new to the world nearly always; where it is not, the write fails and the survey is read.
    seen: isNew ? { state: undefined, version: 0 } : undefined,
    command: (current) => toCommand({ at, actor: SYSTEM }, current?.state),
    effects: surveyEffects(),
  });
};
