import type { Instant } from "../kernel/instant.ts";
import { type Chargeback, isMatched, isRunning, type Submission } from "./chargeback.ts";

/** A deadline of a chargeback, and what happens by itself at its end. */
export type ChargebackDeadline = {
  readonly name: "response_warning" | "response" | "outcome";
  readonly at: Instant;
  readonly onTimeout: "warn_desk" | "record_no_response" | "hand_to_desk";
};

/** Whether the bank got an answer, or will get one that is on its way. */
export const hasAnswered = ({ submissions }: Chargeback): boolean => submissions.length > 0;

/** The first thing that has to be sent to the provider and was not. */
export const nextSubmission = (state: Chargeback): Submission | undefined =>
  isRunning(state) ? state.submissions.find(({ submittedAt }) => submittedAt === undefined) : undefined;

/** What comes next by itself; undefined when nothing does. */
export const deadlineOf = (state: Chargeback): ChargebackDeadline | undefined => {
  if (!isMatched(state) || !isRunning(state)) return undefined;
  const { warnAt, respondBy, outcomeDueAt } = state.clocks;
  if (!hasAnswered(state) && warnAt !== undefined && respondBy !== undefined)
    return { name: "response_warning", at: warnAt, onTimeout: "warn_desk" };
  if (!hasAnswered(state) && respondBy !== undefined)
    return { name: "response", at: respondBy, onTimeout: "record_no_response" };
  return outcomeDueAt === undefined ? undefined : { name: "outcome", at: outcomeDueAt, onTimeout: "hand_to_desk" };
};

/** Where the process of a chargeback stands: the word that its state machine reads. */
export type ChargebackStanding = "unmatched" | "submitting" | "responding" | "awaiting_outcome" | "over";

/** What the process does next. */
export const processStanding = (state: Chargeback): ChargebackStanding => {
  if (!isMatched(state)) return "unmatched";
  if (!isRunning(state)) return "over";
  if (nextSubmission(state) !== undefined) return "submitting";
  return !hasAnswered(state) && state.clocks.respondBy !== undefined ? "responding" : "awaiting_outcome";
};

/** Whether a person has to look: to match, to answer the bank, or at what happened. */
export const needsAgent = (state: Chargeback): boolean =>
  !isMatched(state) || state.reviewable.length > 0 || (isRunning(state) && !hasAnswered(state));
