import { addMs, type Instant, latest } from "../kernel/instant.ts";
import type { QuestionType } from "./questions.ts";
import type { Party, SurveySchedule } from "./survey.ts";
import type { FeedbackTerms } from "./terms.ts";

const MS_PER_MINUTE = 60_000;
const MS_PER_HOUR = 60 * MS_PER_MINUTE;
const MS_PER_DAY = 24 * MS_PER_HOUR;

/** When a party is asked about an end: soon after it by their channel, and a day after the money where there was any. */
export const scheduleOf = (
  { channels, delayMinutes, lateAtMostHours, reminderAfterHours, linkLifeHours }: FeedbackTerms,
  party: Party,
  { settledAt, landedAt }: { readonly settledAt: Instant; readonly landedAt?: Instant | undefined },
): SurveySchedule => {
  const soonest = addMs(settledAt, delayMinutes[channels[party]] * MS_PER_MINUTE);
  const askAt =
    landedAt === undefined ? soonest : latest(soonest, addMs(landedAt, delayMinutes.moneyLanded * MS_PER_MINUTE));
  return {
    askAt,
    latestAskAt: addMs(askAt, lateAtMostHours * MS_PER_HOUR),
    remindAt: addMs(askAt, reminderAfterHours * MS_PER_HOUR),
    expiresAt: addMs(askAt, linkLifeHours * MS_PER_HOUR),
  };
};

/** The last instant at which somebody who is asked at `at` may have been asked before. */
export const contactCutoff = ({ contactCapDays }: Pick<FeedbackTerms, "contactCapDays">, at: Instant): Instant =>
  addMs(at, -contactCapDays * MS_PER_DAY);

/** Whether somebody was asked too lately to be asked again. */
export const isCapped = (terms: FeedbackTerms, lastAskedAt: Instant | undefined, at: Instant): boolean =>
  lastAskedAt !== undefined && lastAskedAt > contactCutoff(terms, at);

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

// Ids of surveys are drawn from a hash, so that their last digits are as good as lots, and the same whenever they are looked at.
const lotOf = (surveyId: string): number =>
  [...surveyId.slice(-4)].reduce((lot, digit) => lot * CROCKFORD.length + CROCKFORD.indexOf(digit), 0);

/** Whether a survey is asked although the week's full sample has been taken. */
export const isDrawn = ({ sampling }: FeedbackTerms, surveyId: string): boolean =>
  lotOf(surveyId) % sampling.thenOneIn === 0;

/** What a party is asked: sellers also whether the process was fair, where there was one that could have been. */
export const questionsFor = (
  { fairnessAskedAfter }: FeedbackTerms,
  party: Party,
  happened: { readonly agent_decision: boolean; readonly contest: boolean },
): readonly QuestionType[] => [
  "CSAT",
  "CES",
  ...(party === "seller" && fairnessAskedAfter.some((trigger) => happened[trigger])
    ? (["PROCESS_FAIRNESS"] as const)
    : []),
];
