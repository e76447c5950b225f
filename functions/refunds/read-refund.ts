import type { Versioned } from "../../adapters/dynamodb/aggregate.ts";
import { load } from "../../adapters/dynamodb/load.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { invariant } from "../../domain/kernel/invariant.ts";
import type { Refund, RefundState } from "../../domain/refunds/index.ts";
import { refundAggregate } from "./refund-aggregate.ts";

const isThere = (found: Versioned<RefundState> | undefined): found is Versioned<Refund> => found?.state !== undefined;

/** A refund, read afresh. A process without its refund is a bug and throws. */
export const readRefund = async (runtime: Runtime, refundId: string): Promise<Versioned<Refund>> => {
  const found = await load(runtime.store, refundAggregate, refundId);
  invariant(isThere(found), `refund ${refundId} exists`);
  return found;
};
