import { loadSince } from "../../adapters/dynamodb/recent-cases.ts";
import { findWithdrawal } from "../../adapters/dynamodb/withdrawals.ts";
import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { negotiateLanguage } from "../../adapters/policies/language.ts";
import { acknowledgementMarkdown } from "../../adapters/policies/withdrawals/acknowledgement.ts";
import type { Notice } from "../../adapters/ports/notifier.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { Return } from "../../domain/returns/index.ts";
import { withdrawalOf } from "../withdrawals/withdrawal-view.ts";
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

const ACKNOWLEDGED = "return.WithdrawalAcknowledged";

// A withdrawal by law is acknowledged as what it is, with date and time (Directive 2011/83, Article 11a).
const templateOf = (type: string, { terms }: Return): string =>
  type === "ReturnRequested" && terms.statutory ? ACKNOWLEDGED : `return.${type}`;

/** The acknowledgement of a withdrawal, in the language that the buyer ordered in; it goes to the buyer with the message. */
const documentFor = async (
  runtime: Runtime,
  template: string,
  { returnId, units }: Return,
): Promise<Pick<Notice, "document">> => {
  // A request for a return inside the period is a withdrawal as well, and its case is all the paper that it has.
  if (template !== ACKNOWLEDGED || units.some(({ reason }) => reason !== "WITHDRAWAL_STATUTORY")) return {};
  const { acknowledgement } = await findWithdrawal(runtime.store, withdrawalOf(returnId));
  if (acknowledgement === undefined) return {};
  const language = negotiateLanguage(acknowledgement.locale);
  const text = acknowledgementMarkdown(acknowledgement, language);
  return { document: { mediaType: "text/markdown", language, text } };
};

/** Tells the parties that their case moved. Each message has the event's id, so that it is sent once. */
export const notifyParties: ReactionHandler = async (event, runtime) => {
  const state = (await loadSince(runtime.store, returnAggregate, event))?.state;
  if (state === undefined) return;
  for (const role of AUDIENCES[event.type] ?? []) {
    const id = role === "buyer" ? state.buyerId : state.sellerId;
    const facts = { status: state.status, ...(state.clock === undefined ? {} : { dueAt: state.clock.dueAt }) };
    const template = templateOf(event.type, state);
    const notice = { key: `${event.id}:${role}`, to: { role, id }, template, caseId: event.caseId };
    const document = await documentFor(runtime, template, state);
    await runtime.notifier.notify({ ...notice, at: event.at, facts, ...document });
  }
};
