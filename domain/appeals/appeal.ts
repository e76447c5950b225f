import * as z from "zod";
import { Actor } from "../kernel/actor.ts";
import { CitedRule } from "../kernel/cited-rule.ts";
import { Currency } from "../kernel/currencies.ts";
import { AppealId, BuyerId, DecisionId, DisputeId, EvidenceId, OrderId, SellerId, TextId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import { Finding } from "../kernel/reasons.ts";
import { DecisionLegs } from "../ledger/decision-legs.ts";
import { AppealClaims } from "./claims.ts";
import { AppealClock } from "./clock.ts";
import { AppealDecision, PendingAppealDecision } from "./decision.ts";
import { AppealStatus } from "./lifecycle.ts";
import { AppealTerms, Party } from "./terms.ts";

/**
 * The decision that is appealed against, as it stood when the appeal was filed. `grantedMinor` is what the buyer gets by all decisions
 * of the dispute together, in minor units; `deciders` are the people who took or confirmed any of them.
 */
export const AppealSubject = z.object({
  disputeId: DisputeId,
  orderId: OrderId,
  market: z.string().regex(/^[A-Z]{2}$/, "expected two capital letters"),
  currency: Currency,
  buyerId: BuyerId,
  sellerId: SellerId,
  decisionId: DecisionId,
  decidedAt: Instant,
  automatic: z.boolean(),
  legs: DecisionLegs,
  findings: z.array(Finding),
  rules: z.array(CitedRule),
  grantedMinor: z.int().nonnegative(),
  deciders: z.array(z.string()),
  /** Until when the party could appeal. */
  windowEndsAt: Instant,
});
export type AppealSubject = Readonly<z.infer<typeof AppealSubject>>;

/** Something that a party was asked for. `during` is where the appeal goes on: silence ends it before it was admitted, and not after. */
export const InfoRequest = z.object({
  requestId: z.string().min(1).max(64),
  party: Party,
  round: z.int().positive(),
  during: z.enum(["admissibility", "under_review"]),
  requestedBy: Actor,
  requestedAt: Instant,
  dueAt: Instant,
  extended: z.boolean(),
  /** The question; the words lie apart. */
  textId: TextId,
  standing: z.enum(["open", "answered", "no_response"]),
});
export type InfoRequest = Readonly<z.infer<typeof InfoRequest>>;

/** What a party answered. */
export const InfoAnswer = z.object({
  requestId: z.string(),
  party: Party,
  evidenceIds: z.array(EvidenceId),
  textId: TextId.optional(),
  at: Instant,
});
export type InfoAnswer = Readonly<z.infer<typeof InfoAnswer>>;

/** Why an appeal is not looked into. */
export const InadmissibleReason = z.enum(["TOO_LATE", "NOTHING_NEW", "NO_ERROR_NAMED", "NOT_ABOUT_THIS_DECISION"]);
export type InadmissibleReason = z.infer<typeof InadmissibleReason>;

/** Why an appeal ended without a decision. */
export const LapseReason = z.enum(["information_not_given", "decision_set_aside"]);
export type LapseReason = z.infer<typeof LapseReason>;

/** Who let an appeal in: a rule, because of what it names, or a person. */
export const Admission = z.object({ by: Actor, automatic: z.boolean(), at: Instant });

/** What an appeal is told when it is filed and never changes. */
export const AppealHead = z.object({
  appealId: AppealId,
  party: Party,
  subject: AppealSubject,
  claims: AppealClaims,
  /** What the party writes; the words lie apart. */
  textId: TextId,
  terms: AppealTerms,
});

/** The appeal of one party against one decision, always equal to its timeline played from the start. */
export const Appeal = AppealHead.extend({
  status: AppealStatus,
  filedAt: Instant,
  enteredAt: Instant,
  admission: Admission.optional(),
  requests: z.array(InfoRequest),
  answers: z.array(InfoAnswer),
  pending: PendingAppealDecision.optional(),
  /** The decision that holds. One that could not be carried out is dropped, and the appeal decided anew. */
  decision: AppealDecision.optional(),
  /** Who decided before and could not be followed; they do not decide again. */
  formerDeciders: z.array(z.string()),
  inadmissible: z.object({ reason: InadmissibleReason, by: Actor }).optional(),
  lapsed: LapseReason.optional(),
  breaches: z.array(z.object({ clock: AppealClock.shape.name, dueAt: Instant })),
  clocks: z.array(AppealClock),
  endedAt: Instant.optional(),
});
export type Appeal = Readonly<z.infer<typeof Appeal>>;

/** Nothing before the first event. */
export type AppealState = Appeal | undefined;
