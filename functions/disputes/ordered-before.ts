import { load } from "../../adapters/dynamodb/load.ts";
import { concurrentChange } from "../../adapters/http/respond.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { noAmounts, sumAmounts } from "../../domain/ledger/component-amounts.ts";
import type { ComponentAmounts } from "../../domain/ledger/unit-value.ts";
import { orderedUnits, type Refund } from "../../domain/refunds/index.ts";
import { refundsOfOrder } from "../refunds/refunds-of-order.ts";
import { returnAggregate } from "../returns/return-aggregate.ts";
import { disputeAggregate } from "./dispute-aggregate.ts";

/** What the refunds of an order have ordered so far, by line and unit number. */
export type OrderedBefore = (unit: { readonly lineId: string; readonly unitNo: number }) => ComponentAmounts;

/** The refunds that a case ordered, whether or not they are opened yet. */
const orderedBy = async ({ store }: Runtime, caseId: string): Promise<readonly string[]> => {
  const [aReturn, dispute] = await Promise.all([
    load(store, returnAggregate, caseId),
    load(store, disputeAggregate, caseId),
  ]);
  return [...(aReturn?.state?.refunds ?? []), ...(dispute?.state?.payments ?? [])].map(({ refundId }) => refundId);
};

// A case orders a refund in one moment and the refund opens in the next: between the two its amounts stand nowhere else.
const checkAllOpened = async (
  runtime: Runtime,
  refunds: readonly Refund[],
  caseIds: readonly string[],
): Promise<void> => {
  const ordered = (await Promise.all(caseIds.map((caseId) => orderedBy(runtime, caseId)))).flat();
  if (ordered.some((refundId) => refunds.every((refund) => refund.refundId !== refundId))) throw concurrentChange();
};

/**
 * Reads what refunds of other cases have ordered for the units of an order, which is never ordered again. `caseIds` are the cases that
 * refunded some of the units; while a refund of theirs is about to open, the caller is asked to come back.
 */
export const orderedBefore = async (
  runtime: Runtime,
  orderId: string,
  caseIds: readonly string[],
): Promise<OrderedBefore> => {
  const refunds = await refundsOfOrder(runtime, orderId);
  await checkAllOpened(runtime, refunds, caseIds);
  const ordered = refunds.flatMap(orderedUnits);
  return ({ lineId, unitNo }) => {
    const parts = ordered.filter((unit) => unit.lineId === lineId && unit.unitNo === unitNo);
    return parts.length === 0 ? noAmounts : sumAmounts(parts.map(({ amounts }) => amounts));
  };
};
