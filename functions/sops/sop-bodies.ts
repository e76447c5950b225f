import * as z from "zod";
import { words } from "../../domain/kernel/text.ts";
import { DeviationReason, FailureReason, Outputs } from "../../domain/sops/run.ts";

/** As long as a note on a case may be. */
const NOTE_CHARACTERS_MAX = 2000;

/** Codes and names inside a procedure are short. */
const CODE_CHARACTERS_MAX = 64;

const note = words(NOTE_CHARACTERS_MAX).optional();

/** What came of a step: the answer where it is a question, and what it writes down. */
export const CompleteStepBody = z.strictObject({
  choice: z.string().max(CODE_CHARACTERS_MAX).optional(),
  outputs: Outputs.default({}),
});
export type CompleteStepBody = z.infer<typeof CompleteStepBody>;

/** Why a step, or the rest of the procedure, is left out. */
export const DeviationBody = z.strictObject({ reason: DeviationReason, note });
export type DeviationBody = z.infer<typeof DeviationBody>;

/** Why a step could not be done. */
export const FailStepBody = z.strictObject({ reason: FailureReason, note });
export type FailStepBody = z.infer<typeof FailStepBody>;
