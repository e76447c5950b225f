import { load } from "../../adapters/dynamodb/load.ts";
import { notFound } from "../../adapters/http/problem.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { Refund } from "../../domain/refunds/index.ts";
import type { Return } from "../../domain/returns/index.ts";
import { refundAggregate } from "../refunds/refund-aggregate.ts";
import { returnAggregate } from "../returns/return-aggregate.ts";

/** A case of either kind, as its id's prefix tells. */
export type FoundCase =
  | { readonly kind: "return"; readonly state: Return; readonly version: number }
  | { readonly kind: "refund"; readonly state: Refund; readonly version: number };

/** Finds a case by its id, or throws the problem that says there is none. */
export const findCase = async (runtime: Runtime, caseId: string): Promise<FoundCase> => {
  if (caseId.startsWith("ret_")) {
    const found = await load(runtime.store, returnAggregate, caseId);
    if (found?.state !== undefined) return { kind: "return", state: found.state, version: found.version };
  }
  if (caseId.startsWith("rfd_")) {
    const found = await load(runtime.store, refundAggregate, caseId);
    if (found?.state !== undefined) return { kind: "refund", state: found.state, version: found.version };
  }
  throw notFound("case");
};
