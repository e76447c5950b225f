import type { HttpHandler, Operation } from "../adapters/http/audience-handler.ts";
import { invariant } from "../domain/kernel/invariant.ts";
import { agentDeskHandlers } from "./agent-desk/http-handlers.ts";
import { listAllCases } from "./cases/list-cases.http.ts";
import { requestUpload } from "./evidence/request-upload.http.ts";
import { getOrderLedger } from "./ledger/get-order-ledger.http.ts";
import { getTrialBalance } from "./ledger/get-trial-balance.http.ts";
import { importOrders } from "./orders/import-orders.http.ts";
import { putOrder } from "./orders/put-order.http.ts";
import { recordCarrierEvent } from "./orders/record-carrier-event.http.ts";
import { refundHandlers } from "./refunds/http-handlers.ts";
import { returnHandlers } from "./returns/http-handlers.ts";
import { routes } from "./routes.ts";
import { confirmWithdrawal } from "./withdrawals/confirm-withdrawal.http.ts";
import { stateWithdrawal } from "./withdrawals/state-withdrawal.http.ts";

const handlers: Readonly<Record<string, HttpHandler>> = {
  ...returnHandlers,
  ...agentDeskHandlers,
  ...refundHandlers,
  "confirm-withdrawal": confirmWithdrawal,
  "get-order-ledger": getOrderLedger,
  "get-trial-balance": getTrialBalance,
  "import-orders": importOrders,
  "list-cases": listAllCases,
  "put-order": putOrder,
  "record-carrier-event": recordCarrierEvent,
  "request-upload": requestUpload,
  "state-withdrawal": stateWithdrawal,
};

/** Every route with the use case behind it. */
export const operations: readonly Operation[] = routes.map((route) => {
  const handle = handlers[route.entry];
  invariant(handle !== undefined, `${route.entry} has a use case`);
  return { route, handle };
});
