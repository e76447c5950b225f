import * as z from "zod";
import { Currency } from "../kernel/currencies.ts";
import { AgentId, BuyerId, DecisionId, OrderId, ReturnId, SellerId, SurveyId, TextId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import { PinnedVariants } from "../kernel/pinned-variants.ts";
import { BuyerReason } from "../kernel/reasons.ts";
import { SurveyStatus } from "./lifecycle.ts";
import { FeedbackTag, QuestionType, Score } from "./questions.ts";

/** Who is asked. */
export const Party = z.enum(["buyer", "seller"]);
export type Party = z.infer<typeof Party>;

/** How the case ended for the one who is asked: it drives satisfaction more than anything that was done well or badly. */
export const PartyOutcome = z.enum(["won", "partial", "lost"]);
export type PartyOutcome = z.infer<typeof PartyOutcome>;

/**
 * What an answer ties to: one end of one return, seen by one party. `settlement` counts the ends of the case from 1. The agent
 * and the decision are there when a person decided. `isFraudFlagged` keeps the answer out of agents' scores.
 */
export const SurveySubject = z.object({
  returnId: ReturnId,
  orderId: OrderId,
  market: z.string(),
  currency: Currency,
  buyerId: BuyerId,
  sellerId: SellerId,
  party: Party,
  settlement: z.int().positive(),
  reason: BuyerReason,
  closeReason: z.string(),
  outcome: PartyOutcome,
  policy: z.object({ id: z.string(), version: z.int().positive(), contentHash: z.string().optional() }),
  variants: PinnedVariants,
  decisionId: DecisionId.optional(),
  agentId: AgentId.optional(),
  isFraudFlagged: z.boolean(),
});
export type SurveySubject = z.infer<typeof SurveySubject>;

/** When it is asked, until when an invitation that was held up still goes out, when once more, and when the link ends. */
export const SurveySchedule = z.object({
  askAt: Instant,
  latestAskAt: Instant,
  remindAt: Instant,
  expiresAt: Instant,
});
export type SurveySchedule = z.infer<typeof SurveySchedule>;

/** Why nobody was asked. */
export const SuppressionReason = z.enum(["contact_cap", "sampled_out", "too_late"]);
export type SuppressionReason = z.infer<typeof SuppressionReason>;

/** What took the end back that was asked about. */
export const CancelReason = z.enum(["reopened", "chargeback"]);
export type CancelReason = z.infer<typeof CancelReason>;

/** What became of a call to somebody who was not content. */
export const CallBackOutcome = z.enum(["solved", "explained", "not_reached", "not_wanted"]);
export type CallBackOutcome = z.infer<typeof CallBackOutcome>;

/** What was answered; `textId` names the words that came with it. */
export const SurveyAnswer = z.object({
  at: Instant,
  scores: z.array(Score).min(1),
  tags: z.array(FeedbackTag),
  language: z.string(),
  textId: TextId.optional(),
});
export type SurveyAnswer = z.infer<typeof SurveyAnswer>;

/** A promise to call somebody, and what became of it. */
export const CallBack = z.object({
  dueAt: Instant,
  overdue: z.boolean(),
  done: z.object({ at: Instant, by: AgentId, outcome: CallBackOutcome, tags: z.array(FeedbackTag) }).optional(),
});

/** One survey: one party, one end of a case. `endedAt` is when it came to its end without an answer. */
export const Survey = z.object({
  surveyId: SurveyId,
  subject: SurveySubject,
  asks: z.array(QuestionType).min(1),
  status: SurveyStatus,
  openedAt: Instant,
  schedule: SurveySchedule.optional(),
  sentAt: Instant.optional(),
  reminded: z.boolean(),
  answer: SurveyAnswer.optional(),
  callBack: CallBack.optional(),
  suppressed: SuppressionReason.optional(),
  cancelled: CancelReason.optional(),
  endedAt: Instant.optional(),
});
export type Survey = z.infer<typeof Survey>;

/** Nothing before the first event. */
export type SurveyState = Survey | undefined;

/** The person who is asked, as the marketplace knows them: a seller is one, whoever works there. */
export const personOf = ({ party, buyerId, sellerId }: SurveySubject): string =>
  party === "buyer" ? buyerId : sellerId;

/** Whether the link can still be answered, but for its time. */
export const isAsked = (state: SurveyState): state is Survey => state?.status === "sent" || state?.status === "opened";
