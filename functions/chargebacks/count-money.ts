import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { sendToChargeback } from "./send-to-chargeback.ts";

/** Has a chargeback look at the order's money again: refunds to prove, a loss to take from what is refundable. */
export const countMoney = (runtime: Runtime, chargebackCaseId: string, commandId: string) =>
  sendToChargeback(runtime, chargebackCaseId, commandId, (head) => ({ type: "CountMoney", ...head }));
