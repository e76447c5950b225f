import { disputedPayments } from "../../adapters/dynamodb/chargebacks.ts";
import { readContact } from "../../adapters/dynamodb/contacts.ts";
import { load } from "../../adapters/dynamodb/load.ts";
import { feedbackTerms } from "../../adapters/policies/feedback-terms.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { isoWeekOf, personOf, type RingClock, type Survey } from "../../domain/feedback/index.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { invariant } from "../../domain/kernel/invariant.ts";
import { isSettled } from "../../domain/returns/index.ts";
import { returnAggregate } from "../returns/return-aggregate.ts";
import { sendToSurvey } from "./send-to-survey.ts";

type Facts = Pick<RingClock, "taken" | "lastAskedAt" | "askedThisWeek">;

const takenBy = async ({ store }: Runtime, { subject }: Survey): Promise<RingClock["taken"]> => {
  const state = (await load(store, returnAggregate, subject.returnId))?.state;
  if (state === undefined || !isSettled(state)) return "reopened";
  return (await disputedPayments(store, subject.orderId)).length > 0 ? "chargeback" : undefined;
};

// Only what is about to be sent depends on anything outside of the survey.
const factsFor = async (runtime: Runtime, survey: Survey, at: Instant): Promise<Facts> => {
  if (survey.status !== "scheduled") return { askedThisWeek: 0 };
  const { party, market } = survey.subject;
  const asking = { party, personId: personOf(survey.subject), market, week: isoWeekOf(at) };
  const [taken, contact] = await Promise.all([takenBy(runtime, survey), readContact(runtime.store, asking)]);
  return { taken, ...contact };
};

/** Tells a survey the time; whatever is due then happens, and nothing else. A process without its survey is a bug and throws. */
export const ringClockOf = async (
  runtime: Runtime,
  surveyId: string,
  commandId: string,
): Promise<{ readonly outcome: "moved" | "unchanged" | "refused"; readonly survey: Survey }> => {
  const sent = await sendToSurvey(runtime, surveyId, commandId, async ({ at, actor }, state) => {
    if (state === undefined) throw new Error(`survey ${surveyId} does not exist`);
    return { type: "RingClock", at, actor, terms: feedbackTerms, ...(await factsFor(runtime, state, at)) };
  });
  const survey = sent.current?.state;
  invariant(survey !== undefined, "a survey that was told the time exists");
  return { outcome: sent.outcome, survey };
};
