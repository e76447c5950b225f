import { decisionWrite } from "../../adapters/dynamodb/decision-pointers.ts";
import { goodwillWrite } from "../../adapters/dynamodb/goodwill-budgets.ts";
import { ledgerWrites } from "../../adapters/dynamodb/ledger-writes.ts";
import { caseOfOrderWrite } from "../../adapters/dynamodb/pointers.ts";
import { none, type SideEffects, together } from "../../adapters/dynamodb/side-effects.ts";
import { type Text, textWrites } from "../../adapters/dynamodb/texts.ts";
import { unitMarkWrites } from "../../adapters/dynamodb/unit-mark-moves.ts";
import {
  type Dispute,
  type DisputeEvent,
  type DisputeState,
  disputeGoodwillOf,
  disputeLedgerEffect,
  unitMarkMoves,
} from "../../domain/disputes/index.ts";
import { mergeEffects } from "../../domain/ledger/row-changes.ts";

// A decision that waits is found by its id for the second person, and one that holds for whoever appeals against it.
const decisionOf = (event: DisputeEvent): string | undefined =>
  event.type === "DisputeDecisionProposed" ||
  event.type === "DisputeDecisionMade" ||
  event.type === "DisputeDecisionRevised"
    ? event.data.decision.decisionId
    : undefined;

const decisionWrites = (events: readonly DisputeEvent[], disputeId: string): SideEffects => {
  const decisionIds = new Set(events.flatMap((event) => decisionOf(event) ?? []));
  return together(...[...decisionIds].map((decisionId) => decisionWrite(decisionId, disputeId)));
};

const goodwillWrites = (events: readonly DisputeEvent[], state: Dispute): SideEffects =>
  together(
    ...events.map((event) => {
      const use = disputeGoodwillOf(event, state);
      return use === undefined ? none : goodwillWrite(use);
    }),
  );

/** What a decision on a dispute writes besides itself: whose the units are, the books, budgets, words, and ways to find it. */
export const disputeEffects =
  (texts: readonly Text[] = []) =>
  (before: DisputeState, events: readonly DisputeEvent[], after: DisputeState): SideEffects => {
    if (after === undefined) return none;
    const { orderId, disputeId } = after;
    const booked = mergeEffects(events.map((event) => disputeLedgerEffect(after, event)));
    return together(
      unitMarkWrites(orderId, unitMarkMoves(before, after)),
      ledgerWrites(orderId, booked),
      goodwillWrites(events, after),
      decisionWrites(events, disputeId),
      textWrites(disputeId, texts),
      before === undefined ? caseOfOrderWrite(orderId, disputeId, "dispute") : none,
    );
  };
