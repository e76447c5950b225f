import { decisionWrite } from "../../adapters/dynamodb/decision-pointers.ts";
import { goodwillWrite } from "../../adapters/dynamodb/goodwill-budgets.ts";
import { caseOfOrderWrite, parcelWrite } from "../../adapters/dynamodb/pointers.ts";
import { policyDecisionWrite } from "../../adapters/dynamodb/policy-decisions.ts";
import { returnlessWrite } from "../../adapters/dynamodb/returnless-refunds.ts";
import { none, type SideEffects, together } from "../../adapters/dynamodb/side-effects.ts";
import { type Text, textWrites } from "../../adapters/dynamodb/texts.ts";
import { type UnitClaims, unitClaimWrites } from "../../adapters/dynamodb/unit-claims.ts";
import { goodwillUseOf, type Return, type ReturnEvent, returns, unitClaimsOf } from "../../domain/returns/index.ts";
import { openingDecision } from "./opening-decision.ts";

const claimsOf = (before: Return | undefined, events: readonly ReturnEvent[]): readonly UnitClaims[] => {
  let state = before;
  return events.map((event) => {
    const claims = unitClaimsOf(event, state);
    state = returns.evolve(state, event);
    return claims;
  });
};

const parcelOf = (event: ReturnEvent, returnId: string): SideEffects => {
  if (event.type !== "GoodsHandedOver") return none;
  const { carrier, trackingNumber, parcelId, arrangedBy } = event.data.parcel;
  if (carrier === undefined || trackingNumber === undefined) return none;
  return parcelWrite({ carrier, trackingNumber, returnId, parcelId, arrangedBy });
};

const decisionOf = (event: ReturnEvent, returnId: string): SideEffects =>
  event.type === "DecisionProposed" ? decisionWrite(event.data.decision.decisionId, returnId) : none;

const goodwillOf = (event: ReturnEvent, before: Return | undefined): SideEffects => {
  const use = goodwillUseOf(event, before);
  return use === undefined ? none : goodwillWrite(use);
};

const returnlessOf = (event: ReturnEvent, { buyerId, returnId }: Return): SideEffects =>
  event.type === "ReturnClosed" && event.data.closeReason === "RETURNLESS"
    ? returnlessWrite(buyerId, event.at, returnId)
    : none;

const policyDecisionOf = (event: ReturnEvent): SideEffects => {
  const decision = event.type === "ReturnRequested" ? openingDecision(event) : undefined;
  return decision === undefined ? none : policyDecisionWrite(decision);
};

/** What a decision on a return writes besides itself: unit claims, the words that came with it, and ways to find it. */
export const returnEffects =
  (texts: readonly Text[] = []) =>
  (before: Return | undefined, events: readonly ReturnEvent[], after: Return | undefined): SideEffects => {
    if (after === undefined) return none;
    const { returnId, orderId } = after;
    return together(
      unitClaimWrites(orderId, returnId, claimsOf(before, events)),
      textWrites(returnId, texts),
      before === undefined ? caseOfOrderWrite(orderId, returnId, "return") : none,
      ...events.map(policyDecisionOf),
      ...events.map((event) => parcelOf(event, returnId)),
      ...events.map((event) => decisionOf(event, returnId)),
      ...events.map((event) => goodwillOf(event, before)),
      ...events.map((event) => returnlessOf(event, after)),
    );
  };
