import { load } from "../../adapters/dynamodb/load.ts";
import { findReturnLabel } from "../../adapters/dynamodb/return-labels.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import { notFound } from "../../adapters/http/problem.ts";
import { mayRead } from "./on-return.ts";
import { returnAggregate } from "./return-aggregate.ts";
import { returnView } from "./return-view.ts";

/** One return as its reader may see it. */
export const getReturn: HttpHandler = async (request, runtime) => {
  const found = await load(runtime.store, returnAggregate, request.params.returnId ?? "");
  if (found?.state === undefined || !mayRead(found.state, request.caller)) throw notFound("return");
  const returnLabel = await findReturnLabel(runtime.store, found.state.returnId);
  return {
    status: 200,
    headers: { etag: `"${found.version}"` },
    body: { ...returnView(found.state, found.version, request), ...(returnLabel === undefined ? {} : { returnLabel }) },
  };
};
