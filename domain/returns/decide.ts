import type { ActorRole } from "../kernel/actor.ts";
import { refuse } from "../kernel/decider.ts";
import { mayAct } from "./actions/may-act.ts";
import type { CommandOf, ReturnCommand, ReturnCommandType } from "./commands.ts";
import * as answer from "./decide/answer.ts";
import { recordStoreCreditBonus } from "./decide/compensate.ts";
import type { ReturnDecision } from "./decide/context.ts";
import * as decision from "./decide/decision.ts";
import { recordDisputeOutcome } from "./decide/dispute.ts";
import * as inspect from "./decide/inspect.ts";
import * as money from "./decide/money-facts.ts";
import * as negotiate from "./decide/negotiate.ts";
import { requestReturn } from "./decide/request.ts";
import { ringClock } from "./decide/ring.ts";
import * as transport from "./decide/transport.ts";
import type { ReturnRefusal } from "./refusals.ts";
import type { Return } from "./return.ts";

type Handlers = {
  readonly [T in Exclude<ReturnCommandType, "RequestReturn">]: (state: Return, command: CommandOf<T>) => ReturnDecision;
};

const handlers: Handlers = {
  ApproveReturn: answer.answerApprove,
  ApproveRefundOnly: answer.answerRefundOnly,
  RejectReturn: answer.answerReject,
  ConfirmAgreement: answer.confirmAgreement,
  ResubmitReturn: answer.resubmit,
  EscalateReturn: answer.escalateByBuyer,
  MakeOffer: negotiate.makeOffer,
  CounterOffer: negotiate.counterOffer,
  AcceptOffer: negotiate.acceptOffer,
  DeclineOffer: negotiate.declineOffer,
  HandOver: transport.handOver,
  RecordScan: transport.recordScan,
  ConfirmReceipt: transport.confirmReceipt,
  RecordInspection: inspect.recordInspection,
  RejectReceived: inspect.rejectReceived,
  ExtendInspection: inspect.extendInspection,
  StartAnalysis: inspect.startAnalysis,
  WithdrawReturn: money.withdraw,
  ContestRefund: money.contestRefund,
  ReportBadParcel: money.reportBadParcel,
  RecordRefundSubmitted: money.recordRefundSubmitted,
  RecordRefundOutcome: money.recordRefundOutcome,
  RecordStoreCreditBonus: recordStoreCreditBonus,
  RecordChargeback: money.recordChargeback,
  ProposeDecision: decision.proposeDecision,
  ConfirmDecision: decision.confirmDecision,
  RejectDecision: decision.rejectDecision,
  CloseAsDuplicate: decision.closeAsDuplicate,
  RecordDisputeOutcome: recordDisputeOutcome,
  RingClock: ringClock,
};

const machines: readonly ActorRole[] = ["system", "platform", "carrier", "payment_provider", "warehouse"];

/** Who reports facts; people act through the table of actions. */
const reporters: { readonly [T in ReturnCommandType]?: readonly ActorRole[] } = {
  RecordScan: ["carrier", "platform", "system", "warehouse"],
  RecordRefundSubmitted: machines,
  RecordRefundOutcome: machines,
  RecordStoreCreditBonus: machines,
  RecordChargeback: machines,
  RecordDisputeOutcome: ["system", "platform"],
  RingClock: ["system", "platform"],
};

const mayReport = (type: ReturnCommandType, role: ActorRole): ReturnRefusal | undefined => {
  const roles = reporters[type];
  return roles === undefined || roles.includes(role) ? undefined : { code: "return.not_your_part", role, roles };
};

type AnyHandler = (state: Return, command: ReturnCommand) => ReturnDecision;

// The table pairs each name with the handler of its own command, which the compiler cannot follow through an index.
const handle = (state: Return, command: Exclude<ReturnCommand, { type: "RequestReturn" }>): ReturnDecision =>
  (handlers[command.type] as AnyHandler)(state, command);

/** What a command does to a return, or why it does nothing. Pure: everything that it needs comes with it. */
export const decide = (state: Return | undefined, command: ReturnCommand): ReturnDecision => {
  if (command.type === "RequestReturn") return requestReturn(state, command);
  if (state === undefined) return refuse({ code: "return.not_found" });
  const { type, actor, at } = command;
  const refusal = mayReport(type, actor.role) ?? mayAct(state, type, actor.role, at);
  return refusal === undefined ? handle(state, command) : refuse(refusal);
};
