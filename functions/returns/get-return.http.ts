import { loadWith } from "../../adapters/dynamodb/load.ts";
import { returnLabelIn } from "../../adapters/dynamodb/return-labels.ts";
import { caseKeys } from "../../adapters/dynamodb/table-keys.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpAnswer, HttpRequest } from "../../adapters/http/exchange.ts";
import { notFound } from "../../adapters/http/problem.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { mayRead } from "./on-return.ts";
import { returnAggregate } from "./return-aggregate.ts";
import { returnView } from "./return-view.ts";
import { surroundingsOf } from "./surroundings.ts";

/** One return as its reader may see it, as it stands now. Throws the problem when it does not exist for them. */
export const returnAsItStands = async (
  runtime: Runtime,
  request: HttpRequest,
  returnId: string,
): Promise<HttpAnswer> => {
  const read = await loadWith(runtime.store, returnAggregate, returnId, caseKeys.label(returnId));
  const found = await read.found();
  if (found?.state === undefined || !mayRead(found.state, request.caller)) throw notFound("return");
  const returnLabel = returnLabelIn(read.other);
  const surroundings = await surroundingsOf(runtime, found.state, request);
  const view = returnView(found.state, found.version, request, surroundings);
  return {
    status: 200,
    headers: { etag: `"${found.version}"` },
    body: { ...view, ...(returnLabel === undefined ? {} : { returnLabel }) },
  };
};

/** One return as its reader may see it. */
export const getReturn: HttpHandler = (request, runtime) =>
  returnAsItStands(runtime, request, request.params.returnId ?? "");
