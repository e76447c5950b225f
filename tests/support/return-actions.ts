import type { Instant } from "../../domain/kernel/instant.ts";
import {
  type ActionName,
  type ActionRole,
  actionTable,
  decisionHashOf,
  type InspectionLine,
  offerRange,
  openOffer,
  type Return,
  type ReturnCommand,
} from "../../domain/returns/index.ts";
import { actorOf, actors, command, idOf, photo, refundId } from "./returns.ts";

/** What a valid payload may need: an instant, whose command it is, and numbers to make new ids from. */
export type Sender = { readonly state: Return; readonly at: Instant; readonly role: ActionRole; readonly id: number };

const acceptedLines = ({ units }: Return): InspectionLine[] =>
  units
    .filter(({ reception, acceptance }) => reception === "received" && acceptance === "pending")
    .map(({ lineId, unitNo, reason }) => ({
      lineId,
      unitNo,
      result: "accepted",
      deductions: [],
      evidenceIds: [],
      disposition: reason === "SUSPECTED_COUNTERFEIT" ? "quarantine" : "restock",
    }));

/** A compensation's id follows from its decision's, so decisions are numbered apart from refunds, as ULIDs are. */
export const DECISIONS_FROM = 2_000;

const head = ({ at, role }: Sender) => ({ at, actor: actorOf(role) });
const proof = { evidenceIds: [photo(1)] };

const offerId = ({ state }: Sender) => openOffer(state)?.offerId ?? idOf("off_", 999);

const amountToOffer = ({ state, id }: Sender): number => {
  const { minMinor, maxMinor } = offerRange(state);
  return Math.max(1, minMinor <= maxMinor ? minMinor + (id % (maxMinor - minMinor + 1)) : minMinor);
};

/** In a closed case an agent says who bears what was paid while that is contested, and otherwise only compensates. */
const decisionOn = ({ contest, status }: Return) => {
  if (status !== "closed" || contest?.standing === "open") {
    const outcome = contest?.standing === "open" ? "settle_liability" : "deny";
    return { outcome, overrideReason: "EVIDENCE_OUTWEIGHS_RULE" } as const;
  }
  const compensation = { amountMinor: 1, tender: "bank_transfer", reason: "GOODWILL" } as const;
  return { outcome: "compensate", overrideReason: "GOODWILL", compensation } as const;
};

/** A payload that no rule can object to, for each action: whether it is accepted depends on the case alone. */
const payloads: { readonly [A in ActionName]: (sender: Sender) => ReturnCommand } = {
  approve: (s) => command("ApproveReturn", actors.seller, { ...head(s), refundId: refundId(s.id) }),
  "approve-without-return": (s) =>
    command("ApproveRefundOnly", actors.seller, { ...head(s), refundId: refundId(s.id) }),
  offers: (s) =>
    command("MakeOffer", actors.seller, {
      ...head(s),
      offerId: idOf("off_", s.id),
      amountMinor: amountToOffer(s),
      withReturn: s.state.terms.returnNeeded && s.id % 2 === 0,
    }),
  reject: (s) =>
    command("RejectReturn", actors.seller, {
      ...head(s),
      ...proof,
      reason:
        (["REASON_UNCLEAR_OR_NO_EVIDENCE", "AGREED_WITH_BUYER", "SUSPECTED_ABUSE", "ITEM_MATCHES_LISTING"] as const)[
          s.id % 4
        ] ?? "ALREADY_RESOLVED",
    }),
  inspections: (s) =>
    command("RecordInspection", actors.seller, { ...head(s), lines: acceptedLines(s.state), refundId: refundId(s.id) }),
  "reject-received": (s) =>
    command("RejectReceived", actors.seller, {
      ...head(s),
      ...proof,
      reason: "EMPTY_PARCEL",
      refundId: refundId(s.id),
    }),
  "extend-inspection": (s) => command("ExtendInspection", actors.seller, head(s)),
  "start-analysis": (s) => command("StartAnalysis", actors.seller, { ...head(s), ...proof }),
  "confirm-receipt": (s) => command("ConfirmReceipt", actors.seller, { ...head(s), refundId: refundId(s.id) }),
  contest: (s) => command("ContestRefund", actors.seller, { ...head(s), ...proof }),
  "report-bad-parcel": (s) =>
    command("ReportBadParcel", actors.seller, { ...head(s), ...proof, reason: "EMPTY_PARCEL" }),
  "accept-offer": (s) =>
    command("AcceptOffer", actors.buyer, { ...head(s), offerId: offerId(s), refundId: refundId(s.id) }),
  "decline-offer": (s) => command("DeclineOffer", actors.buyer, { ...head(s), offerId: offerId(s) }),
  "counter-offer": (s) =>
    command("CounterOffer", actors.buyer, {
      ...head(s),
      offerId: offerId(s),
      counterOfferId: idOf("off_", s.id),
      amountMinor: amountToOffer(s),
      withReturn: false,
    }),
  "confirm-agreement": (s) => command("ConfirmAgreement", actors.buyer, head(s)),
  resubmit: (s) => command("ResubmitReturn", actors.buyer, { ...head(s), ...proof }),
  escalate: (s) => command("EscalateReturn", actors.buyer, { ...head(s), ...proof }),
  withdraw: (s) => command("WithdrawReturn", actors.buyer, head(s)),
  "hand-over": (s) =>
    command("HandOver", actors.buyer, {
      ...head(s),
      parcelId: `parcel-${s.id}`,
      arrangedBy: (["buyer", "seller", "platform"] as const)[s.id % 3] ?? "buyer",
      proofIds: [photo(2)],
    }),
  decisions: (s) =>
    command("ProposeDecision", actors.agent, {
      ...head(s),
      decisionId: idOf("dec_", DECISIONS_FROM + s.id),
      ...decisionOn(s.state),
      payer: "platform",
      refundId: refundId(s.id),
    }),
  "confirm-decision": (s) =>
    command("ConfirmDecision", actors.otherSenior, {
      at: s.at,
      actor: s.role === "senior_agent" ? actors.otherSenior : actorOf(s.role),
      decisionId: s.state.pendingDecision?.decisionId ?? idOf("dec_", 999),
      ...(s.state.pendingDecision && { payloadHash: decisionHashOf(s.state, s.state.pendingDecision) }),
      refundId: refundId(s.id),
    }),
  "reject-decision": (s) =>
    command("RejectDecision", actors.otherSenior, {
      at: s.at,
      actor: s.role === "senior_agent" ? actors.otherSenior : actorOf(s.role),
      decisionId: s.state.pendingDecision?.decisionId ?? idOf("dec_", 999),
    }),
  "close-as-duplicate": (s) => command("CloseAsDuplicate", actors.agent, { ...head(s), duplicateOf: idOf("ret_", 2) }),
};

/** A valid command for an action. */
export const validCommand = (action: ActionName, sender: Sender): ReturnCommand => payloads[action](sender);

/** Every action with its command's name, as the table has them. */
export const allActions = actionTable.map(({ action }) => action);
