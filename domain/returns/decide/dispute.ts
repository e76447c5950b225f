import { accept, refuse } from "../../kernel/decider.ts";
import type { DisputeId } from "../../kernel/ids.ts";
import type { RecordDisputeOutcome } from "../commands/dispute.ts";
import type { ReturnEvent } from "../events.ts";
import type { Return } from "../return.ts";
import { canStillApprove } from "../rules/decisions.ts";
import { inSequence, type Step } from "../sequence.ts";
import { includesUnit } from "../units.ts";
import { decided, type ReturnDecision, type When } from "./context.ts";
import { approveReturn } from "./outcomes.ts";

/**
 * Hands a return to a dispute: the seller's rejection is what the parties are at odds about, so both are heard there. Only once: what
 * goes wrong afterwards an agent decides on the return itself.
 */
export const handToDispute =
  (disputeId: DisputeId | undefined, { at }: Pick<When, "at">): Step =>
  (state) =>
    disputeId === undefined || state.dispute !== undefined
      ? []
      : [{ type: "ReturnDisputed", at, data: { disputeId, mayComeBack: canStillApprove(state) } }];

const followUp =
  (command: RecordDisputeOutcome): Step =>
  (state): readonly ReturnEvent[] => {
    const { outcome, at } = command;
    if (outcome === "return_required") return approveReturn(state, "dispute", command);
    return [{ type: "ReturnClosed", at, data: { closeReason: outcome } }];
  };

/** The dispute's word: the goods may come back, or the return ends as it says. A second or a strange word changes nothing. */
export const recordDisputeOutcome = (state: Return, command: RecordDisputeOutcome): ReturnDecision => {
  const { at, disputeId, outcome, paidUnits } = command;
  const strange = paidUnits.find((unit) => !includesUnit(state.units, unit));
  if (strange !== undefined) return refuse({ code: "return.unit_unknown", unit: strange });
  if (state.dispute?.disputeId !== disputeId) return refuse({ code: "return.dispute_unknown", disputeId });
  const isOver = state.dispute.outcome !== undefined || state.status !== "escalated";
  if (isOver) return accept();
  if (outcome === "return_required" && !canStillApprove(state)) {
    return refuse({ code: "return.not_allowed_now", status: state.status, allowed: [] });
  }
  return decided(
    inSequence(
      state,
      () => [{ type: "ReturnDisputeEnded", at, data: { disputeId, outcome, paidUnits } }],
      followUp(command),
    ),
  );
};
