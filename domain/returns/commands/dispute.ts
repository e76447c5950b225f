import * as z from "zod";
import { DisputeId, RefundId } from "../../kernel/ids.ts";
import { DisputeReturnOutcome, PaidUnit } from "../parts.ts";
import { command } from "./base.ts";

/**
 * By the dispute that the return was handed to: it was decided, or ended without a decision. `paidUnits` are those that the dispute
 * ordered money for, with what it ordered; the return neither pays them again nor lets go of them. `refundId` is used when the goods
 * shall come back and the terms pay at once.
 */
export const RecordDisputeOutcome = command("RecordDisputeOutcome", {
  disputeId: DisputeId,
  outcome: DisputeReturnOutcome,
  paidUnits: z.array(PaidUnit),
  refundId: RefundId,
});
export type RecordDisputeOutcome = z.infer<typeof RecordDisputeOutcome>;

export const DisputeCommands = [RecordDisputeOutcome] as const;
