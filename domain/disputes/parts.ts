import * as z from "zod";
import { AgentId, AppealId, EvidenceId, OfferId, RefundId, TextId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import { UnitKey } from "../ledger/unit-key.ts";
import { ComponentAmounts } from "../ledger/unit-value.ts";
import { EvidenceModule, EvidenceModuleName, Party } from "./terms.ts";

const minor = z.int().nonnegative();

/** Something that a party or an agent said; the words lie apart. */
export const Message = z.object({ by: Party.or(z.literal("agent")), textId: TextId, at: Instant });
export type Message = z.infer<typeof Message>;

/** One proposal of money by either party; the newest may be open. */
export const DisputeOffer = z.object({
  offerId: OfferId,
  by: Party,
  round: z.int().positive(),
  amountMinor: z.int().positive(),
  standing: z.enum(["open", "countered", "accepted", "declined", "expired"]),
  madeAt: Instant,
  expiresAt: Instant,
});
export type DisputeOffer = z.infer<typeof DisputeOffer>;

/** What a party was asked for in one round. Silence stands as no response; it admits nothing. */
export const EvidenceRequest = z.object({
  requestId: z.string().min(1).max(64),
  party: Party,
  round: z.int().positive(),
  modules: z.array(EvidenceModule),
  requestedBy: z.enum(["triage", "agent"]),
  agentId: AgentId.optional(),
  requestedAt: Instant,
  dueAt: Instant,
  extended: z.boolean(),
  standing: z.enum(["open", "answered", "no_response"]),
});
export type EvidenceRequest = z.infer<typeof EvidenceRequest>;

/** Who may see a piece: both sides, the side that gave it and agents, or agents alone. */
export const EvidenceVisibility = z.enum(["shared", "own_side", "agents_only"]);

/** Why a piece is kept from the other side. */
export const WithheldBecause = z.enum(["personal_data", "trade_secret", "safety", "investigation", "legal_obligation"]);

/** One submission of evidence; after the deadline of what it answers it counts as late, and its weight is the reviewer's. */
export const Submission = z.object({
  party: Party,
  requestId: z.string().optional(),
  evidenceIds: z.array(EvidenceId),
  /** Which kind of evidence each piece is given as, where the party says so. */
  modules: z.array(z.object({ evidenceId: EvidenceId, module: EvidenceModuleName })),
  visibility: EvidenceVisibility,
  withheldBecause: WithheldBecause.optional(),
  textId: TextId.optional(),
  at: Instant,
  late: z.boolean(),
});
export type Submission = z.infer<typeof Submission>;

/** Why money was ordered. */
export const PaymentPurpose = z.enum(["agreement", "provisional", "decision", "revision"]);

/** A payment to the buyer that the dispute ordered; it is carried out as a refund case of its own. */
export const OrderedPayment = z.object({
  refundId: RefundId,
  purpose: PaymentPurpose,
  amountMinor: minor,
  units: z.array(UnitKey.extend({ amounts: ComponentAmounts })),
  submitted: z.boolean(),
  outcome: z.enum(["paid", "partly_paid", "cancelled"]).optional(),
  refundedMinor: minor.optional(),
});
export type OrderedPayment = z.infer<typeof OrderedPayment>;

/**
 * An appeal against the newest decision, while and after it is heard. The two parties each have at most one on a decision.
 */
export const HeardAppeal = z.object({
  appealId: AppealId,
  party: Party,
  decisionId: z.string(),
  outcome: z
    .enum(["upheld", "overturned", "partly_overturned", "remanded", "inadmissible", "withdrawn", "lapsed"])
    .optional(),
});
export type HeardAppeal = z.infer<typeof HeardAppeal>;

/** What became of getting back money from a party that a later decision says was not owed to it. */
export const Recoup = z.enum(["NOT_NEEDED", "PENDING", "DONE", "IMPOSSIBLE"]);
export type Recoup = z.infer<typeof Recoup>;

/** How a dispute ended. */
export const DisputeCloseReason = z.enum([
  "AGREED",
  "DECIDED_BUYER",
  "DECIDED_SELLER",
  "DECIDED_SPLIT",
  "WITHDRAWN",
  "LAPSED",
  "SUPERSEDED_BY_CHARGEBACK",
]);
export type DisputeCloseReason = z.infer<typeof DisputeCloseReason>;
