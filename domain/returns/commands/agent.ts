import * as z from "zod";
import { ClockLength } from "../../kernel/clocks.ts";
import { DecisionId, RefundId, ReturnId } from "../../kernel/ids.ts";
import { PayloadHash } from "../../kernel/payload-hash.ts";
import { OverrideReason } from "../../kernel/reasons.ts";
import { DecisionOutcome } from "../outcomes.ts";
import { Bearer, Grant, TextId } from "../parts.ts";
import { command } from "./base.ts";

/**
 * By an agent of either rank: what shall happen, why the engine's way is left, and who pays. `amountMinor` is for
 * refund_partial only; `compensation` may go with any outcome and must go with `compensate`. `approveWithin` is how long a second
 * person has where one is needed.
 */
export const ProposeDecision = command("ProposeDecision", {
  decisionId: DecisionId,
  outcome: DecisionOutcome,
  amountMinor: z.int().positive().optional(),
  overrideReason: OverrideReason,
  payer: Bearer,
  compensation: Grant.optional(),
  refundId: RefundId,
  approveWithin: ClockLength,
  textId: TextId.optional(),
});
export type ProposeDecision = z.infer<typeof ProposeDecision>;

/** By a senior agent who did not propose it; `payloadHash` names what was looked at and is agreed to. */
export const ConfirmDecision = command("ConfirmDecision", {
  decisionId: DecisionId,
  payloadHash: PayloadHash,
  refundId: RefundId,
});
export type ConfirmDecision = z.infer<typeof ConfirmDecision>;

/** By a senior agent who did not propose it; the case stays where it is. */
export const RejectDecision = command("RejectDecision", { decisionId: DecisionId, textId: TextId.optional() });
export type RejectDecision = z.infer<typeof RejectDecision>;

/** By an agent: another case already deals with these units. */
export const CloseAsDuplicate = command("CloseAsDuplicate", { duplicateOf: ReturnId });
export type CloseAsDuplicate = z.infer<typeof CloseAsDuplicate>;

export const AgentDecisionCommands = [ProposeDecision, ConfirmDecision, RejectDecision, CloseAsDuplicate] as const;
