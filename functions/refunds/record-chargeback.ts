import { putChargeback } from "../../adapters/dynamodb/chargebacks.ts";
import { findOrder } from "../../adapters/dynamodb/orders.ts";
import { casesOfOrder } from "../../adapters/dynamodb/pointers.ts";
import { notFound } from "../../adapters/http/problem.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { takeBackAfterChargeback } from "../feedback/take-back-after-chargeback.ts";
import { sendToReturn } from "../returns/send-to-return.ts";
import type { ChargebackNews } from "./payment-event-body.ts";
import { sendToRefund } from "./send-to-refund.ts";

const PROVIDER = { role: "payment_provider", id: "payment-provider" } as const;

const phaseOf = ({ type }: ChargebackNews) => type.slice("chargeback.".length) as "opened" | "won" | "lost";

/**
 * Tells every case of the order about a chargeback: while it is open, no leg on that payment is paid and the cases' clocks stand
 * still. It is remembered with the order first, so that refunds opened later know it too.
 */
export const recordChargeback = async (runtime: Runtime, news: ChargebackNews, commandId: string) => {
  const { orderId, paymentId, chargebackId } = news;
  const found = await findOrder(runtime.store, orderId);
  if (found === undefined || !found.order.payments.some((payment) => payment.paymentId === paymentId))
    throw notFound("payment");
  const phase = phaseOf(news);
  await putChargeback(runtime.store, orderId, { chargebackId, paymentId, phase });
  const cases = await casesOfOrder(runtime.store, orderId);
  for (const { caseId, kind } of cases) {
    const id = `${commandId}:${caseId}`;
    if (kind === "return") {
      await sendToReturn(runtime, caseId, id, (head) => ({ type: "RecordChargeback", ...head, chargebackId, phase }), {
        actor: PROVIDER,
      });
      // A closed return does not move any more, so that nobody else would hear of it.
      if (phase === "opened") await takeBackAfterChargeback(runtime, caseId, id);
    } else if (phase === "opened")
      await sendToRefund(runtime, caseId, id, ({ at, actor }) => ({ type: "HoldLegs", at, actor, paymentId }), {
        actor: PROVIDER,
      });
    else
      await sendToRefund(
        runtime,
        caseId,
        id,
        ({ at, actor }) => ({ type: "ReleaseLegs", at, actor, paymentId, chargeback: phase }),
        { actor: PROVIDER },
      );
  }
  return { outcome: "recorded", cases: cases.map(({ caseId }) => caseId) };
};
