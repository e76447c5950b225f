import * as z from "zod";
import { Actor } from "../kernel/actor.ts";
import { CitedRule } from "../kernel/cited-rule.ts";
import { AppealId, DecisionId, TextId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import { PayloadHash } from "../kernel/payload-hash.ts";
import { Finding, OverrideReason } from "../kernel/reasons.ts";
import { ReturnTerms } from "../kernel/terms.ts";
import { DecisionLegs } from "../ledger/decision-legs.ts";

/** What the engine would decide on the file as it is, with the rules that lead there. */
export const Proposal = z.object({
  legs: DecisionLegs,
  findings: z.array(Finding),
  rules: z.array(CitedRule),
});
export type Proposal = Readonly<z.infer<typeof Proposal>>;

/**
 * A decision of a dispute: what was found, by which rules, and the legs that follow. `legs` of a revision are only what is new: nothing
 * that was posted is edited. `overrideReason` is there whenever it departs from the proposal.
 */
export const DisputeDecision = z.object({
  decisionId: DecisionId,
  legs: DecisionLegs,
  findings: z.array(Finding).min(1),
  rules: z.array(CitedRule),
  policy: ReturnTerms.shape.policy,
  proposal: Proposal,
  differsIn: z.array(z.enum(["legs", "findings"])),
  overrideReason: OverrideReason.optional(),
  decidedBy: Actor,
  confirmedBy: Actor.optional(),
  automatic: z.boolean(),
  decidedAt: Instant,
  /** What the decision was taken on: amounts in minor units and counts, by name. */
  facts: z.record(z.string(), z.union([z.int(), z.boolean(), z.string()])),
  textId: TextId.optional(),
  /** The appeal that led to it, where it revises an earlier decision. */
  appealId: AppealId.optional(),
});
export type DisputeDecision = Readonly<z.infer<typeof DisputeDecision>>;

/** A decision that waits for a second person, bound to what exactly would be carried out. */
export const PendingDecision = z.object({
  decision: DisputeDecision,
  /** SHA-256 of the canonical JSON of what would be carried out. */
  payloadHash: PayloadHash,
  secondPersonAboveMinor: z.int().nonnegative(),
  expiresAt: Instant,
});
export type PendingDecision = Readonly<z.infer<typeof PendingDecision>>;
