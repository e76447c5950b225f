import { load } from "../../adapters/dynamodb/load.ts";
import { casesOfOrder } from "../../adapters/dynamodb/pointers.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { Refund } from "../../domain/refunds/index.ts";
import { refundAggregate } from "./refund-aggregate.ts";

/** The refunds of an order, oldest first. */
export const refundsOfOrder = async (runtime: Runtime, orderId: string): Promise<readonly Refund[]> => {
  const cases = (await casesOfOrder(runtime.store, orderId)).filter(({ kind }) => kind === "refund");
  const found = await Promise.all(cases.map(({ caseId }) => load(runtime.store, refundAggregate, caseId)));
  return found.flatMap((refund) => refund?.state ?? []);
};
