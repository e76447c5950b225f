import type * as z from "zod";
import { load } from "../../adapters/dynamodb/load.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { Problem } from "../../adapters/http/problem.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { Return } from "../../domain/returns/index.ts";
import { onReturn } from "../returns/on-return.ts";
import { returnAggregate } from "../returns/return-aggregate.ts";
import type { DuplicateBody } from "./decision-bodies.ts";
import { holding, onCase } from "./holding.ts";

type Body = z.infer<typeof DuplicateBody>;

const checkOther = async (
  { body }: Pick<HttpRequest<Body>, "body">,
  runtime: Runtime,
  state: Return,
): Promise<void> => {
  const other = (await load(runtime.store, returnAggregate, body.duplicateOf))?.state;
  if (other !== undefined && other.orderId === state.orderId && other.returnId !== state.returnId) return;
  throw new Problem("invalid-request", "The other case does not deal with this order.", {
    errors: [{ pointer: "#/duplicateOf", detail: "Name another return of the same order." }],
  });
};

const close = onReturn<Body & { comment?: never; lines?: never }>(
  ({ head, request }) => ({ type: "CloseAsDuplicate", ...head, duplicateOf: request.body.duplicateOf }),
  200,
  async (request, runtime, state) => {
    const actionsFor = await holding(request, runtime, state);
    await checkOther(request, runtime, state);
    return actionsFor;
  },
);

/** An agent who holds the case closes it because another one deals with its units. */
export const closeAsDuplicate: HttpHandler = (request: HttpRequest<never, never>, runtime) =>
  close(onCase(request), runtime);
