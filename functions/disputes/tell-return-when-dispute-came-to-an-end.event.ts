import { load } from "../../adapters/dynamodb/load.ts";
import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import type { Dispute, DisputeEventOf, DisputeEventType } from "../../domain/disputes/index.ts";
import type { RecordedEvent } from "../../domain/kernel/event.ts";
import { newId } from "../../domain/kernel/ids.ts";
import type { CommandOf } from "../../domain/returns/index.ts";
import { sendToReturn } from "../returns/send-to-return.ts";
import { disputeAggregate } from "./dispute-aggregate.ts";

type Outcome = CommandOf<"RecordDisputeOutcome">["outcome"];

/** The events that a return hears of: the goods shall come back, or the dispute is over. */
export const RETURN_EVENTS = [
  "DisputeSettlementBegun",
  "DisputeFinalised",
  "DisputeWithdrawn",
] as const satisfies readonly DisputeEventType[];

const REASONS: Readonly<Record<DisputeEventOf<"DisputeFinalised">["data"]["closeReason"], Outcome>> = {
  AGREED: "DECIDED_SPLIT",
  DECIDED_BUYER: "DECIDED_BUYER",
  DECIDED_SELLER: "DECIDED_SELLER",
  DECIDED_SPLIT: "DECIDED_SPLIT",
  WITHDRAWN: "REJECTED_UNCHALLENGED",
  LAPSED: "REJECTED_UNCHALLENGED",
  SUPERSEDED_BY_CHARGEBACK: "SUPERSEDED_BY_CHARGEBACK",
};

const outcomeOf = ({ type, data }: RecordedEvent): Outcome | undefined => {
  if (type === "DisputeWithdrawn") return "REJECTED_UNCHALLENGED";
  if (type === "DisputeFinalised") return REASONS[(data as DisputeEventOf<"DisputeFinalised">["data"]).closeReason];
  const { returnRequired } = data as DisputeEventOf<"DisputeSettlementBegun">["data"];
  return returnRequired ? "return_required" : undefined;
};

const paidUnitsOf = ({ units }: Dispute) =>
  units
    .filter(({ paidMinor }) => paidMinor > 0)
    .map(({ value: { lineId, unitNo }, paidMinor }) => ({ lineId, unitNo, amountMinor: paidMinor }));

/**
 * Tells a return that was handed to the dispute what came of it. Money that an appeal may still change is told when the dispute is final:
 * until then the return keeps its units, and nothing is decided in it.
 */
export const tellReturn: ReactionHandler = async (event, runtime) => {
  const outcome = outcomeOf(event);
  const state = (await load(runtime.store, disputeAggregate, event.caseId))?.state;
  if (outcome === undefined || state?.returnId === undefined || !state.returnIsOpen) return;
  const { returnId, disputeId } = state;
  const refundId = newId("rfd_", runtime.ids.ulid());
  const sent = await sendToReturn(runtime, returnId, event.id, (head) => ({
    type: "RecordDisputeOutcome",
    ...head,
    disputeId,
    outcome,
    paidUnits: paidUnitsOf(state),
    refundId,
  }));
  // A return that will not take the word would wait for ever: then the event goes to the dead-letter queue and alarms.
  if (sent.outcome === "refused") throw new Error(`return ${returnId} refused the outcome: ${sent.refusal.code}`);
};
