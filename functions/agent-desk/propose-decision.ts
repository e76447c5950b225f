import { approvalTerms } from "../../adapters/policies/approval-terms.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { newId } from "../../domain/kernel/ids.ts";
import type { CommandOf } from "../../domain/returns/index.ts";
import { type CommandHead, idsFor } from "../returns/on-return.ts";
import type { DecisionBody } from "./decision-bodies.ts";

/** The command behind what an agent decides. */
export const proposeDecision = (
  runtime: Runtime,
  head: CommandHead,
  { comment: _comment, compensation, ...decision }: DecisionBody,
  textId?: string,
): CommandOf<"ProposeDecision"> => ({
  type: "ProposeDecision",
  ...head,
  ...idsFor(runtime),
  decisionId: newId("dec_", runtime.ids.ulid()),
  ...decision,
  approveWithin: approvalTerms.decisionExpires,
  ...(compensation === undefined
    ? {}
    : { compensation: { ...compensation, reason: compensation.reason ?? decision.overrideReason } }),
  textId,
});
