import { z } from "zod";
import { ReturnId } from "../../domain/kernel/ids.ts";
import { OverrideReason } from "../../domain/kernel/reasons.ts";
import { words } from "../../domain/kernel/text.ts";
import { Bearer, DecisionOutcome } from "../../domain/returns/index.ts";

/** As long as a note may be. */
const COMMENT_CHARACTERS_MAX = 2000;

const comment = words(COMMENT_CHARACTERS_MAX).optional();

/** What an agent decides, why it departs from the engine, and who pays. `amountMinor` goes with refund_partial only. */
export const DecisionBody = z.strictObject({
  outcome: DecisionOutcome,
  amountMinor: z.int().positive().optional(),
  overrideReason: OverrideReason,
  payer: Bearer,
  comment,
});
export type DecisionBody = z.infer<typeof DecisionBody>;

/** The second person's word. */
export const SecondPersonBody = z.strictObject({ comment });

/** Which case already deals with the same units. */
export const DuplicateBody = z.strictObject({ duplicateOf: ReturnId });
