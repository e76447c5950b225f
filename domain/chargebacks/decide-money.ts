import type { Instant } from "../kernel/instant.ts";
import { type Chargeback, isMatched, isRunning, type MatchedChargeback } from "./chargeback.ts";
import type { MoneyFacts } from "./commands.ts";
import type { ChargebackEvent } from "./events.ts";
import { besidePayment, outMinor, partsToCount, twiceIfLost, uncountedMinor } from "./rules.ts";

const flagged = (state: Chargeback, amountMinor: number, isFinal: boolean, at: Instant): readonly ChargebackEvent[] => {
  const { dualRecovery } = state;
  const isSame = dualRecovery.amountMinor === amountMinor && (amountMinor === 0 || dualRecovery.isFinal === isFinal);
  return isSame ? [] : [{ type: "DualRecoveryFlagged", at, data: { amountMinor, isFinal } }];
};

/** The refunds that the buyer has and the bank was not told of: they are shown without anybody asking. */
const provenBy = (state: Chargeback, { proofs }: MoneyFacts, at: Instant): readonly ChargebackEvent[] => {
  const shown = new Set(state.submissions.flatMap(({ refunds }) => refunds.map(({ legId }) => legId)));
  if (state.status === "accepted" || proofs.every(({ legId }) => shown.has(legId))) return [];
  const submissionId = `${state.chargebackCaseId}:${state.submissions.length + 1}`;
  return [
    {
      type: "ChargebackEvidenceWanted",
      at,
      data: { submissionId, kind: "refund_proof", refunds: [...proofs], evidenceIds: [] },
    },
  ];
};

// What a refund holds back will count as paid by the loss, so that much is left for it.
const countLoss = (state: MatchedChargeback, facts: MoneyFacts, at: Instant): readonly ChargebackEvent[] => {
  const { settledMinor, heldMinor } = facts;
  const openMinor = Math.max(0, uncountedMinor({ ...state, settledMinor }) - heldMinor);
  const counted = partsToCount(openMinor, facts);
  const restMinor = openMinor - counted.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  // What nobody could have refunded, since no line of the order stands behind it, the buyer does not have by a refund either.
  const twiceMinor = Math.min(restMinor, outMinor(facts));
  const isMoved = counted.length > 0 || settledMinor !== state.settledMinor;
  const took: ChargebackEvent = { type: "ChargebackLossCounted", at, data: { counted: [...counted], settledMinor } };
  return [...(isMoved ? [took] : []), ...flagged(state, twiceMinor, true, at)];
};

/**
 * What the order's money means for a chargeback now. While it runs: refunds to prove, and what the buyer would have twice.
 * Once lost: what of the loss is taken from what is refundable, and what the buyer does have twice.
 */
export const moneyEvents = (state: Chargeback, facts: MoneyFacts, at: Instant): readonly ChargebackEvent[] => {
  if (!isMatched(state)) return [];
  if (state.status === "lost") return countLoss(state, facts, at);
  if (!isRunning(state)) return [];
  return [
    ...provenBy(state, facts, at),
    ...flagged(state, twiceIfLost(state.disputedMinor, state.payment, facts), false, at),
  ];
};

/** The end that the bank has decided, as of the news: nothing was taken, or this much. */
export const endEvents = (
  state: MatchedChargeback,
  outcome: "won" | "lost",
  lostMinor: number,
  facts: MoneyFacts,
  at: Instant,
): readonly ChargebackEvent[] => {
  if (outcome === "won") return [{ type: "ChargebackWon", at, data: {} }, ...flagged(state, 0, true, at)];
  const lost: ChargebackEvent = {
    type: "ChargebackLost",
    at,
    data: { lostMinor, excessMinor: besidePayment(lostMinor, state.payment).excessMinor },
  };
  const after: MatchedChargeback = { ...state, status: "lost", lost: { at, amountMinor: lostMinor } };
  return [lost, ...countLoss(after, facts, at)];
};
