import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { Problem, problemOfRefusal } from "../../adapters/http/problem.ts";
import { concurrentChange } from "../../adapters/http/respond.ts";
import type { OrderSnapshot } from "../../domain/orders/order-snapshot.ts";
import { keepingErrors, keepOrder } from "./keep-order.ts";
import { orderAnswer } from "./order-answer.ts";

/** The marketplace hands in an order; handing it in again is harmless. */
export const putOrder: HttpHandler = async (request: HttpRequest<OrderSnapshot>, runtime) => {
  const { body, params, at } = request;
  if (body.orderId !== params.orderId)
    throw new Problem("invalid-request", "The body is another order than the path.", {
      errors: [{ pointer: "#/orderId", detail: "Must be the id in the path." }],
    });
  const kept = await keepOrder(runtime, body, at);
  if (kept.outcome === "other_currency")
    throw new Problem("invalid-request", "The market's policy has no amounts in this currency.", {
      errors: keepingErrors(kept),
    });
  if (kept.outcome === "frozen") throw problemOfRefusal({ code: "order.frozen", orderId: body.orderId });
  if (!("order" in kept)) throw concurrentChange();
  return { status: 200, body: orderAnswer(kept.order) };
};
