import { load } from "../../adapters/dynamodb/load.ts";
import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import type { Return } from "../../domain/returns/index.ts";
import { returnAggregate } from "./return-aggregate.ts";

/** Which event is worth a message, and to whom. */
const AUDIENCES: Readonly<Record<string, readonly ("buyer" | "seller")[]>> = {
  ReturnRequested: ["buyer"],
  SellerAsked: ["seller"],
  SellerReminded: ["seller"],
  ReturnApproved: ["buyer", "seller"],
  ReturnRejected: ["buyer", "seller"],
  ReturnResubmitted: ["seller"],
  ReturnEscalated: ["buyer", "seller"],
  AgreementClaimed: ["buyer"],
  OfferMade: ["buyer", "seller"],
  OfferClosed: ["buyer", "seller"],
  GoodsHandedOver: ["seller"],
  GoodsArrived: ["seller"],
  ParcelLost: ["buyer", "seller"],
  UnitsInspected: ["buyer"],
  HandOverReminded: ["buyer"],
  ReturnLapsed: ["buyer", "seller"],
  RefundOrdered: ["buyer", "seller"],
  DecisionMade: ["buyer", "seller"],
  CompensationGranted: ["buyer"],
  ReturnWithdrawn: ["seller"],
  ReturnClosed: ["buyer", "seller"],
};

/** The events that this reaction wants. */
export const NOTIFIED_EVENTS: readonly string[] = Object.keys(AUDIENCES);

// A withdrawal by law is acknowledged as what it is, with date and time (Directive 2011/83, Article 11a).
const templateOf = (type: string, { terms }: Return): string =>
  type === "ReturnRequested" && terms.statutory ? "return.WithdrawalAcknowledged" : `return.${type}`;

/** Tells the parties that their case moved. Each message has the event's id, so that it is sent once. */
export const notifyParties: ReactionHandler = async (event, runtime) => {
  const state = (await load(runtime.store, returnAggregate, event.caseId))?.state;
  if (state === undefined) return;
  for (const role of AUDIENCES[event.type] ?? []) {
    const id = role === "buyer" ? state.buyerId : state.sellerId;
    const facts = { status: state.status, ...(state.clock === undefined ? {} : { dueAt: state.clock.dueAt }) };
    const notice = {
      key: `${event.id}:${role}`,
      to: { role, id },
      template: templateOf(event.type, state),
      caseId: event.caseId,
    };
    await runtime.notifier.notify({ ...notice, at: event.at, facts });
  }
};
