import type { ActorRole } from "../kernel/actor.ts";
import { refuse } from "../kernel/decider.ts";
import { mayAct } from "./actions/may-act.ts";
import type { DisputeCommand, DisputeCommandOf, DisputeCommandType } from "./commands.ts";
import * as appeals from "./decide/appeals.ts";
import type { DisputeAnswer } from "./decide/context.ts";
import * as decision from "./decide/decision.ts";
import { escalateDispute } from "./decide/escalate.ts";
import * as evidence from "./decide/evidence.ts";
import * as facts from "./decide/facts.ts";
import { openDispute } from "./decide/open.ts";
import { ringClock } from "./decide/ring.ts";
import * as talk from "./decide/talk.ts";
import type { Dispute, DisputeState } from "./dispute.ts";
import type { DisputeRefusal } from "./refusals.ts";

type ExistingCommandType = Exclude<DisputeCommandType, "OpenDispute">;
type Handlers = {
  readonly [T in ExistingCommandType]: (state: Dispute, command: DisputeCommandOf<T>) => DisputeAnswer;
};

const handlers: Handlers = {
  SendMessage: talk.sendMessage,
  MakeOffer: talk.makeOffer,
  AcceptOffer: talk.acceptOffer,
  DeclineOffer: talk.declineOffer,
  EscalateDispute: escalateDispute,
  WithdrawDispute: talk.withdrawDispute,
  SubmitEvidence: evidence.submitEvidence,
  RequestEvidence: evidence.requestEvidence,
  ExtendEvidence: evidence.extendEvidence,
  ProposeDecision: decision.proposeDecision,
  ConfirmDecision: decision.confirmDecision,
  RejectDecision: decision.rejectDecision,
  RecordPaymentSubmitted: facts.recordPaymentSubmitted,
  RecordPayment: facts.recordPayment,
  RecordReturnOutcome: facts.recordReturnOutcome,
  RecordChargeback: facts.recordChargeback,
  RecordAppealFiled: appeals.recordAppealFiled,
  RecordAppealEnded: appeals.recordAppealEnded,
  ReviseDecision: appeals.reviseDecision,
  RingClock: ringClock,
};

const machines: readonly ActorRole[] = ["system", "platform", "payment_provider"];

/** Who reports facts; people act through the table of actions. */
const reporters: { readonly [T in DisputeCommandType]?: readonly ActorRole[] } = {
  RecordPaymentSubmitted: machines,
  RecordPayment: machines,
  RecordReturnOutcome: machines,
  RecordChargeback: machines,
  RecordAppealFiled: [...machines, "buyer", "seller"],
  RecordAppealEnded: [...machines, "buyer", "seller", "agent", "senior_agent"],
  // A person decides an appeal, so a person stands behind what it changes.
  ReviseDecision: ["agent", "senior_agent"],
  RingClock: ["system", "platform"],
};

const mayReport = (type: DisputeCommandType, role: ActorRole): DisputeRefusal | undefined => {
  const roles = reporters[type];
  return roles === undefined || roles.includes(role) ? undefined : { code: "dispute.not_your_part", role, roles };
};

type AnyHandler = (state: Dispute, command: DisputeCommand) => DisputeAnswer;

// The table pairs each name with the handler of its own command, which the compiler cannot follow through an index.
const handle = (state: Dispute, command: Exclude<DisputeCommand, { type: "OpenDispute" }>): DisputeAnswer =>
  (handlers[command.type] as AnyHandler)(state, command);

/** What a command does to a dispute, or why it does nothing. Pure: everything that it needs comes with it. */
export const decide = (state: DisputeState, command: DisputeCommand): DisputeAnswer => {
  if (command.type === "OpenDispute") return openDispute(state, command);
  if (state === undefined) return refuse({ code: "dispute.not_found" });
  const { type, actor, at } = command;
  const refusal = mayReport(type, actor.role) ?? mayAct(state, type, actor.role, at);
  return refusal === undefined ? handle(state, command) : refuse(refusal);
};
