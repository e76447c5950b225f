import * as z from "zod";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { validated } from "../../adapters/http/validation.ts";
import { ReturnId } from "../../domain/kernel/ids.ts";
import { PayloadHash } from "../../domain/kernel/payload-hash.ts";
import { OverrideReason } from "../../domain/kernel/reasons.ts";
import { words } from "../../domain/kernel/text.ts";
import { CompensationTender } from "../../domain/ledger/tender.ts";
import { Bearer, DecisionOutcome } from "../../domain/returns/index.ts";
import { DisputeDecisionBody } from "../disputes/dispute-decision-body.ts";

/** As long as a note may be. */
const COMMENT_CHARACTERS_MAX = 2000;

const comment = words(COMMENT_CHARACTERS_MAX).optional();

/** The platform's own money for the buyer; its reason is the decision's unless another one is given. */
const CompensationBody = z.strictObject({
  amountMinor: z.int().positive(),
  tender: CompensationTender,
  reason: OverrideReason.optional(),
});

/**
 * What an agent decides, why it departs from the engine, and who pays. `amountMinor` goes with refund_partial only;
 * `compensation` goes beside any outcome, and is all that `compensate` does.
 */
export const DecisionBody = z.strictObject({
  outcome: DecisionOutcome,
  amountMinor: z.int().positive().optional(),
  overrideReason: OverrideReason,
  payer: Bearer,
  compensation: CompensationBody.optional(),
  comment,
});
export type DecisionBody = z.infer<typeof DecisionBody>;

/** A decision on a case of any kind: the form that it must have follows from the case. */
export const CaseDecisionBody = z.union([DecisionBody, DisputeDecisionBody]);

/** Whether a case's id is that of a dispute. */
export const isDispute = (caseId: string | undefined): boolean => caseId?.startsWith("dsp_") ?? false;

/** The request with its body in the form that its case wants; throws the problem when it has another one. */
export const ofKind = <Body>(
  request: HttpRequest<unknown, never>,
  body: z.ZodType<Body>,
): HttpRequest<never, never> => ({
  ...request,
  body: validated(body, request.body, "body") as never,
});

/** The second person's yes: to exactly what the case shows under this hash. */
export const ApprovalBody = z.strictObject({ payloadHash: PayloadHash, comment });
export type ApprovalBody = z.infer<typeof ApprovalBody>;

/** The second person's no. */
export const SecondPersonBody = z.strictObject({ comment });

/** Which case already deals with the same units. */
export const DuplicateBody = z.strictObject({ duplicateOf: ReturnId });
