import * as z from "zod";
import { DisputeStatus, PartyView } from "../../domain/disputes/index.ts";
import {
  DisputeCloseReason,
  DisputeOffer,
  EvidenceRequest,
  EvidenceVisibility,
  Recoup,
  WithheldBecause,
} from "../../domain/disputes/parts.ts";
import { EvidenceModule, Party } from "../../domain/disputes/terms.ts";
import { Instant } from "../../domain/kernel/instant.ts";
import { Money } from "../../domain/kernel/money.ts";
import { DisputeGround, Finding } from "../../domain/kernel/reasons.ts";
import { UnitKey } from "../../domain/ledger/unit-key.ts";
import { Deadline, NextAction } from "../returns/answers.ts";
import { DisputeLegAnswer, PendingAnswer, ProposalAnswer } from "./decision-answers.ts";

/** One unit: what was paid for it, what other refunds gave before, and what this dispute ordered for it. */
const Unit = UnitKey.extend({ paid: Money, refundedBefore: Money, ordered: Money });

/** What a party sent; pieces that the reader may not see are counted only. */
const SubmissionAnswer = z.object({
  party: Party,
  requestId: z.string().optional(),
  pieces: z.int().nonnegative(),
  evidenceIds: z.array(z.string()).optional(),
  visibility: EvidenceVisibility,
  withheldBecause: WithheldBecause.optional(),
  at: Instant,
  late: z.boolean(),
});

/** A decision as its reader may know it: who bears what is told to those whom it concerns. */
const DecisionAnswer = z.object({
  decisionId: z.string(),
  legs: z.array(DisputeLegAnswer),
  findings: z.array(Finding),
  rules: z.array(z.object({ ruleId: z.string(), citation: z.string() })),
  policy: z.object({ id: z.string(), version: z.int() }),
  automatic: z.boolean(),
  decidedAt: Instant,
  decidedBy: z.string().optional(),
  confirmedBy: z.string().optional(),
  overrideReason: z.string().optional(),
  differsIn: z.array(z.string()).optional(),
  facts: z.record(z.string(), z.unknown()).optional(),
  appealId: z.string().optional(),
});

/** A dispute as its parties, agents and the marketplace's systems read it. */
export const DisputeCase = z
  .object({
    id: z.string(),
    kind: z.literal("dispute"),
    status: DisputeStatus.or(z.literal("suspended_chargeback")),
    version: z.int().nonnegative(),
    openedAt: Instant,
    orderId: z.string(),
    buyerId: z.string(),
    sellerId: z.string(),
    market: z.string(),
    returnId: z.string().optional(),
    openedBy: Party,
    ground: DisputeGround,
    partyView: z.object({ buyer: PartyView, seller: PartyView }).partial(),
    lines: z.array(z.object({ lineId: z.string(), units: z.array(Unit) })),
    money: z.object({ paid: Money, refundedBefore: Money, ordered: Money, refunded: Money }),
    policy: z.object({ id: z.string(), version: z.int(), contentHash: z.string().optional() }),
    rulesVersion: z.int(),
    experiments: z.record(z.string(), z.string()),
    offerRange: z.object({ min: Money, max: Money }).optional(),
    messages: z.array(z.object({ by: Party.or(z.literal("agent")), at: Instant })),
    offers: z.array(DisputeOffer.omit({ amountMinor: true }).extend({ amount: Money })),
    requests: z.array(EvidenceRequest.omit({ agentId: true })),
    submissions: z.array(SubmissionAnswer),
    decisions: z.array(DecisionAnswer),
    payments: z.array(
      z.object({ refundId: z.string(), purpose: z.string(), amount: Money, outcome: z.string().optional() }),
    ),
    appeals: z.array(
      z.object({ appealId: z.string(), party: Party, decisionId: z.string(), outcome: z.string().optional() }),
    ),
    recoup: z.object({ buyer: Recoup, seller: Recoup }).partial(),
    proposal: ProposalAnswer.optional(),
    pendingDecision: PendingAnswer.optional(),
    deadlines: z.array(Deadline),
    nextActions: z.array(NextAction.omit({ evidence: true }).extend({ evidence: z.array(EvidenceModule).optional() })),
    closeReason: DisputeCloseReason.optional(),
  })
  .meta({ id: "DisputeCase" });
export type DisputeCase = z.infer<typeof DisputeCase>;

/** A page of disputes. */
export const DisputePage = z.object({ items: z.array(DisputeCase), nextCursor: z.string().optional() });
