import { sealSurveyToken } from "../../adapters/http/survey-token.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { isAsked, personOf, type Survey } from "../../domain/feedback/index.ts";

/**
 * Sends the invitation of a survey that was sent, or its reminder once that is due. Its key makes a second sending none, so it may
 * be called whenever a survey is asked. A message of its own: no notice of a decision ever asks to be rated.
 */
export const invite = async (runtime: Runtime, survey: Survey): Promise<void> => {
  const { surveyId, subject, schedule, sentAt, reminded } = survey;
  if (!isAsked(survey) || schedule === undefined || sentAt === undefined) return;
  const { party, returnId } = subject;
  const { expiresAt, remindAt } = schedule;
  const kind = reminded ? "SurveyReminder" : "SurveyInvitation";
  await runtime.notifier.notify({
    key: `${surveyId}:${kind}`,
    to: { role: party, id: personOf(subject) },
    template: `feedback.${kind}`,
    caseId: returnId,
    at: reminded ? remindAt : sentAt,
    facts: { surveyToken: sealSurveyToken(await runtime.surveyKey(), { surveyId, party, expiresAt }), expiresAt },
  });
};
