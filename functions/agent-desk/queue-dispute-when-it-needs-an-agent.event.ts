import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import type { QueueName } from "../../domain/agent-desk/index.ts";
import type { Dispute } from "../../domain/disputes/index.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { disputeAggregate } from "../disputes/dispute-aggregate.ts";
import { findWithDesk, finishWorkItem, openWorkItem } from "./send-to-desk.ts";

const AWAITING: readonly string[] = ["awaiting_buyer", "awaiting_seller", "awaiting_both"];

const isBroken = ({ breaches }: Dispute): boolean => breaches.some(({ clock }) => clock === "platform_decision");

// A payment that is late is somebody's to look at until it is on its way.
const isPaymentLate = ({ breaches, payments }: Dispute): boolean =>
  breaches.some(({ clock }) => clock === "refund_submission") && payments.some(({ submitted }) => !submitted);

// Whoever asked a party for more keeps the dispute until it answered.
const isAsked = ({ status, suspended }: Dispute): boolean => suspended === undefined && AWAITING.includes(status);

const queueOf = (state: Dispute): QueueName | undefined => {
  if (state.suspended !== undefined) return undefined;
  if (state.status === "pending_second_approval") return "second-approvals";
  if (state.status === "under_review") return "disputes";
  if (AWAITING.includes(state.status)) return isBroken(state) ? "disputes" : undefined;
  return isPaymentLate(state) ? "disputes" : undefined;
};

const dueAtOf = ({ status, pending, clocks }: Dispute): Instant | undefined =>
  status === "pending_second_approval"
    ? pending?.expiresAt
    : clocks.find(({ name }) => name === "platform_decision" || name === "provisional_payment")?.dueAt;

/**
 * Puts a dispute into the agents' queue while it waits for a decision, a second person or a look at what is late, and takes it out
 * when it no longer does.
 */
export const queueDispute: ReactionHandler = async (event, runtime) => {
  const { state, isQueued } = await findWithDesk(runtime, disputeAggregate, event.caseId);
  if (state === undefined) return;
  const commandId = `${event.id}:desk`;
  const queue = queueOf(state);
  if (queue !== undefined) await openWorkItem(runtime, event.caseId, commandId, { queue, dueAt: dueAtOf(state) });
  else if (isQueued && !isAsked(state)) await finishWorkItem(runtime, event.caseId, commandId);
};
