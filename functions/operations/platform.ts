import { getArticle } from "../articles/get-article.http.ts";
import { listArticles } from "../articles/list-articles.http.ts";
import { listAllCases } from "../cases/list-cases.http.ts";
import { summariseFeedback } from "../feedback/summarise-feedback.http.ts";
import { getOrderLedger } from "../ledger/get-order-ledger.http.ts";
import { getTrialBalance } from "../ledger/get-trial-balance.http.ts";
import { importOrders } from "../orders/import-orders.http.ts";
import { putOrder } from "../orders/put-order.http.ts";
import { recordCarrierEvent } from "../orders/record-carrier-event.http.ts";
import { recordPaymentEvent } from "../refunds/record-payment-event.http.ts";
import { operationsOf } from "./operations-of.ts";

/** The platform API: its routes with their use cases. */
export const platformOperations = operationsOf("platform", {
  "get-article": getArticle,
  "list-articles": listArticles,
  "get-order-ledger": getOrderLedger,
  "get-trial-balance": getTrialBalance,
  "import-orders": importOrders,
  "list-cases": listAllCases,
  "put-order": putOrder,
  "record-carrier-event": recordCarrierEvent,
  "record-payment-event": recordPaymentEvent,
  "summarise-feedback": summariseFeedback,
});
