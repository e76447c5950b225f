import { readLastAsked } from "../../adapters/dynamodb/contacts.ts";
import { feedbackTerms } from "../../adapters/policies/feedback-terms.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { Party, personOf, type Survey } from "../../domain/feedback/index.ts";
import { hasLanded } from "../../domain/returns/index.ts";
import { sendToSurvey } from "./send-to-survey.ts";
import type { Settlements } from "./settlements.ts";
import { asksOf, subjectOf } from "./subject-of.ts";
import { surveyIdOf } from "./survey-aggregate.ts";

// The machine waits for these instants without asking anybody; the survey itself knows what is due at each.
const startProcess = async (runtime: Runtime, { surveyId, schedule }: Survey): Promise<void> => {
  if (schedule === undefined) return;
  const { askAt, remindAt, expiresAt } = schedule;
  await runtime.processes.start("feedback", `${surveyId}-feedback`, {
    caseId: surveyId,
    askAt,
    wakeAt: remindAt,
    expiresAt,
  });
};

/**
 * Opens a survey for each party about the end that a return has come to, and starts its process where somebody will be asked.
 * Doing it again opens and starts nothing.
 */
export const openSurveys = async (runtime: Runtime, { state, count, settledAt }: Settlements): Promise<void> => {
  if (settledAt === undefined || feedbackTerms.notAskedAfter.includes(state.closeReason ?? "")) return;
  const subjects = Party.options.map((party) => subjectOf(state, party, count, feedbackTerms));
  const people = subjects.map((subject) => ({ party: subject.party, personId: personOf(subject) }));
  const lastAsked = await readLastAsked(runtime.store, people);
  for (const [index, subject] of subjects.entries()) {
    const { party, returnId } = subject;
    const surveyId = surveyIdOf(returnId, party, count);
    const sent = await sendToSurvey(
      runtime,
      surveyId,
      `open:${surveyId}`,
      (head) => ({
        type: "OpenSurvey",
        ...head,
        surveyId,
        subject,
        asks: asksOf(state, party, feedbackTerms),
        settledAt,
        landedAt: hasLanded(state) ? settledAt : undefined,
        lastAskedAt: lastAsked[index],
        terms: feedbackTerms,
      }),
      { isNew: true },
    );
    if (sent.current?.state?.status === "scheduled") await startProcess(runtime, sent.current.state);
  }
};
