import { feedbackTerms } from "../../adapters/policies/feedback-terms.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { Party } from "../../domain/feedback/index.ts";
import type { Return } from "../../domain/returns/index.ts";
import { sendToSurvey } from "./send-to-survey.ts";
import { isFraudConfirmed } from "./subject-of.ts";
import { surveyIdOf } from "./survey-aggregate.ts";

/** Why, and by what: the id of the event or command that took the end back. */
interface Cause {
  readonly because: "reopened" | "chargeback";
  readonly id: string;
}

/**
 * Takes back what was asked, or was to be asked, about the first so many ends of a return. Answers stay, but for those of a buyer
 * who turned out to have deceived.
 */
export const takeBackSurveys = async (
  runtime: Runtime,
  state: Return,
  ends: number,
  { because, id }: Cause,
): Promise<void> => {
  for (let settlement = 1; settlement <= ends; settlement += 1)
    for (const party of Party.options) {
      const surveyId = surveyIdOf(state.returnId, party, settlement);
      await sendToSurvey(runtime, surveyId, `${id}:cancel:${surveyId}`, (head) => ({
        type: "CancelSurvey",
        ...head,
        because,
      }));
      if (party !== "buyer" || !isFraudConfirmed(state, feedbackTerms)) continue;
      await sendToSurvey(runtime, surveyId, `${id}:invalidate:${surveyId}`, (head) => ({
        type: "InvalidateSurvey",
        ...head,
      }));
    }
};
