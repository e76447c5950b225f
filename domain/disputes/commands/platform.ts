import * as z from "zod";
import { CitedRule } from "../../kernel/cited-rule.ts";
import { AppealId, DecisionId, RefundId, TextId } from "../../kernel/ids.ts";
import { PayloadHash } from "../../kernel/payload-hash.ts";
import { Finding, OverrideReason } from "../../kernel/reasons.ts";
import { DecisionLegs } from "../../ledger/decision-legs.ts";
import { ProofFacts } from "../dispute.ts";
import { HeardAppeal, Recoup } from "../parts.ts";
import { EvidenceModule, Party } from "../terms.ts";
import { command } from "./base.ts";

const minor = z.int().nonnegative();

/** By the agent who has the dispute: one more round of evidence from one party. */
export const RequestEvidence = command("RequestEvidence", {
  requestId: z.string().min(1).max(64),
  party: Party,
  modules: z.array(EvidenceModule).min(1),
});

/** By the agent who has the dispute, or by the party itself, once a request. */
export const ExtendEvidence = command("ExtendEvidence", { party: Party });

/** By an agent of either rank. `overrideReason` must be there when it departs from the engine's proposal. */
export const ProposeDecision = command("ProposeDecision", {
  decisionId: DecisionId,
  refundId: RefundId,
  legs: DecisionLegs,
  findings: z.array(Finding).min(1),
  rules: z.array(CitedRule),
  overrideReason: OverrideReason.optional(),
  textId: TextId.optional(),
});

/** By a senior agent who did not propose it; the hash is of what that person saw. */
export const ConfirmDecision = command("ConfirmDecision", {
  decisionId: DecisionId,
  refundId: RefundId,
  payloadHash: PayloadHash,
});
export const RejectDecision = command("RejectDecision", { decisionId: DecisionId, textId: TextId.optional() });

/** By the refund that the dispute ordered: the payment provider has it, or it ended. */
export const RecordPaymentSubmitted = command("RecordPaymentSubmitted", { refundId: RefundId });
export const RecordPayment = command("RecordPayment", {
  refundId: RefundId,
  outcome: z.enum(["paid", "partly_paid", "cancelled"]),
  refundedMinor: minor,
});

/** By the return that was required: it ended so, with so much refunded. */
export const RecordReturnOutcome = command("RecordReturnOutcome", { closeReason: z.string(), refundedMinor: minor });

/** By the payment provider, as for a return. */
export const RecordChargeback = command("RecordChargeback", {
  chargebackId: z.string().min(1).max(128),
  phase: z.enum(["opened", "won", "lost"]),
});

/** By an appeal: it was filed and holds the window open, or it ended without changing anything. */
export const RecordAppealFiled = command("RecordAppealFiled", {
  appealId: AppealId,
  party: Party,
  decisionId: DecisionId,
});
export const RecordAppealEnded = command("RecordAppealEnded", {
  appealId: AppealId,
  outcome: HeardAppeal.shape.outcome.unwrap(),
});

/**
 * By an appeal that changed the outcome: further legs, which balance by themselves. `recoup` says what is to be got back from whom.
 * Unlike an agent's decision it may take from what was paid to a seller (RECOVER_FROM_SELLER) or give it back (PAY_SELLER).
 */
export const ReviseDecision = command("ReviseDecision", {
  appealId: AppealId,
  outcome: z.enum(["overturned", "partly_overturned"]),
  decisionId: DecisionId,
  refundId: RefundId,
  legs: DecisionLegs,
  findings: z.array(Finding).min(1),
  rules: z.array(CitedRule),
  confirmedBy: z.object({ role: z.literal("senior_agent"), id: z.string() }).optional(),
  recoup: z.object({ buyer: Recoup, seller: Recoup }),
  textId: TextId.optional(),
});

/** By the timer: something may be due. The proof is of this moment, for a negotiation that ran out is escalated. */
export const RingClock = command("RingClock", { proof: ProofFacts, decisionId: DecisionId, refundId: RefundId });

/** Everything that the platform asks of a dispute. */
export const PlatformCommands = [
  RequestEvidence,
  ExtendEvidence,
  ProposeDecision,
  ConfirmDecision,
  RejectDecision,
  RecordPaymentSubmitted,
  RecordPayment,
  RecordReturnOutcome,
  RecordChargeback,
  RecordAppealFiled,
  RecordAppealEnded,
  ReviseDecision,
  RingClock,
] as const;
