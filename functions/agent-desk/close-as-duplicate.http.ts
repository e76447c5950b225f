import type { z } from "zod";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { onReturn } from "../returns/on-return.ts";
import type { DuplicateBody } from "./decision-bodies.ts";
import { checkHolding } from "./holding.ts";

const close = onReturn<z.infer<typeof DuplicateBody> & { comment?: never }>(({ head, request }) => ({
  type: "CloseAsDuplicate",
  ...head,
  duplicateOf: request.body.duplicateOf,
}));

/** An agent who holds the case closes it because another one deals with its units. */
export const closeAsDuplicate: HttpHandler = async (request: HttpRequest<never, never>, runtime) => {
  const returnId = request.params.caseId ?? "";
  await checkHolding(runtime, request, returnId);
  return close({ ...request, params: { ...request.params, returnId } }, runtime);
};
