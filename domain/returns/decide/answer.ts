import { accept } from "../../kernel/decider.ts";
import { firstRefusal } from "../../kernel/refusal.ts";
import type { ConfirmAgreement, EscalateReturn, ResubmitReturn } from "../commands/buyer.ts";
import type { ApproveRefundOnly, ApproveReturn, RejectReturn } from "../commands/seller.ts";
import type { ReturnEvent } from "../events.ts";
import type { Return } from "../return.ts";
import * as rules from "../rules/rejection.ts";
import { inSequence } from "../sequence.ts";
import { rejectionClock, sellerAnswerClock } from "./clocks.ts";
import { decided, type ReturnDecision, unless } from "./context.ts";
import { handToDispute } from "./dispute.ts";
import { exposed } from "./expose.ts";
import { approveReturn, escalate, refundWithoutReturn } from "./outcomes.ts";

/** The seller takes the goods back. */
export const answerApprove = (state: Return, command: ApproveReturn): ReturnDecision =>
  decided(approveReturn(state, "seller", command));

/** The seller pays and lets the buyer keep the goods. */
export const answerRefundOnly = (state: Return, command: ApproveRefundOnly): ReturnDecision =>
  decided(refundWithoutReturn(state, "seller_approved", command));

const rejected = (state: Return, command: RejectReturn): readonly ReturnEvent[] => {
  const { at, reason, ruleId, evidenceIds, textId } = command;
  switch (reason) {
    case "SUSPECTED_ABUSE":
      // An accusation is weighed by a person, never by the one who makes it.
      return escalate(state, "suspected_abuse", "seller", command, { evidenceIds, textId, rejectReason: reason });
    case "AGREED_WITH_BUYER":
      return state.agreementClaimed ? [] : [{ type: "AgreementClaimed", at, data: { evidenceIds, textId } }];
    default: {
      const clock = rejectionClock(state, command);
      return [{ type: "ReturnRejected", at, data: { stage: "request", reason, ruleId, evidenceIds, textId, clock } }];
    }
  }
};

/** The seller says no, with a reason that holds and what shows it. */
export const answerReject = (state: Return, command: RejectReturn): ReturnDecision =>
  unless(
    firstRefusal(
      rules.finalSaleBreaksNoRight(state, command.reason),
      rules.windowIsAsClaimed(state, command.reason),
      rules.returnIsStillWanted(state, command.reason),
      rules.excludingRuleIsNamed(command),
      rules.evidenceIsEnough(command.evidenceIds, rules.rejectionEvidenceMin[command.reason]),
    ),
    () => rejected(state, command),
  );

/** The buyer confirms that both agreed outside: he does not challenge the no, and the case ends. */
export const confirmAgreement = (_state: Return, { at }: ConfirmAgreement): ReturnDecision =>
  accept({ type: "ReturnClosed", at, data: { closeReason: "REJECTED_UNCHALLENGED" } });

/** The seller must look again, with a clock of its own. */
export const resubmit = (state: Return, command: ResubmitReturn): ReturnDecision => {
  const { at, evidenceIds, textId } = command;
  const attempt = state.resubmissions + 1;
  const clock = sellerAnswerClock(state, command);
  return decided(
    inSequence(
      state,
      () => [{ type: "ReturnResubmitted", at, data: { attempt, evidenceIds, textId, clock } }],
      exposed("seller_reminder", "seller_asked", command),
    ),
  );
};

/** The buyer takes the case to the platform: what the seller refused to a dispute, all else to an agent. */
export const escalateByBuyer = (state: Return, command: EscalateReturn): ReturnDecision => {
  const { evidenceIds, textId, actor, disputeId } = command;
  return decided(
    inSequence(
      state,
      () => escalate(state, "buyer_asked", actor.role, command, { evidenceIds, textId }),
      handToDispute(state.status === "rejected_open" ? disputeId : undefined, command),
    ),
  );
};
