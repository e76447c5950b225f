import { loadSince } from "../../adapters/dynamodb/recent-cases.ts";
import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { type Dispute, type DisputeEventType, deadlinesOf } from "../../domain/disputes/index.ts";
import type { RecordedEvent } from "../../domain/kernel/event.ts";
import { disputeAggregate } from "./dispute-aggregate.ts";

type Party = "buyer" | "seller";

/** Which event is worth a message, and to whom: both sides, or those whom it concerns. */
const RECIPIENTS: Readonly<Partial<Record<DisputeEventType, "both" | "named" | "other">>> = {
  DisputeOpened: "both",
  DisputeMessageSent: "other",
  DisputeOfferMade: "other",
  DisputeOfferClosed: "both",
  DisputeAgreementReached: "both",
  DisputeEscalated: "both",
  DisputeClockReminded: "named",
  DisputeLapsed: "both",
  DisputeWithdrawn: "other",
  DisputeEvidenceRequested: "named",
  DisputeEvidenceExtended: "named",
  DisputeDecisionMade: "both",
  DisputeDecisionOverdue: "both",
  DisputePaymentRecorded: "both",
  DisputeSettled: "both",
  DisputeAppealed: "other",
  DisputeAppealEnded: "both",
  DisputeDecisionRevised: "both",
  DisputeFinalised: "both",
};

/** The events that this reaction wants. */
export const DISPUTE_NOTICES = Object.keys(RECIPIENTS) as readonly DisputeEventType[];

interface Naming {
  readonly party?: Party;
  readonly by?: Party | "agent";
  readonly request?: { readonly party: Party };
  readonly offer?: { readonly by: Party };
}

const BOTH: readonly Party[] = ["buyer", "seller"];

const recipientsOf = ({ type, data }: RecordedEvent): readonly Party[] => {
  const { party, by, request, offer } = data as Naming;
  const named = party ?? request?.party ?? offer?.by ?? by;
  switch (RECIPIENTS[type as DisputeEventType]) {
    case "both":
      return BOTH;
    case "named":
      return BOTH.filter((one) => one === named);
    case "other":
      return BOTH.filter((one) => one !== named);
    default:
      return [];
  }
};

const factsOf = (state: Dispute): Readonly<Record<string, string>> => {
  const [first] = deadlinesOf(state);
  return { status: state.status, ...(first === undefined ? {} : { dueAt: first.at }) };
};

/** Tells the parties that their dispute moved. Each message has the event's id, so that it is sent once. */
export const notifyPartiesOfDispute: ReactionHandler = async (event, runtime) => {
  const state = (await loadSince(runtime.store, disputeAggregate, event))?.state;
  if (state === undefined) return;
  for (const role of recipientsOf(event)) {
    const id = role === "buyer" ? state.buyerId : state.sellerId;
    const notice = {
      key: `${event.id}:${role}`,
      to: { role, id },
      template: `dispute.${event.type}`,
      caseId: event.caseId,
    };
    await runtime.notifier.notify({ ...notice, at: event.at, facts: factsOf(state) });
  }
};
