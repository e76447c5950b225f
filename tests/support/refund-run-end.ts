import type { RefundId } from "../../domain/kernel/ids.ts";
import type { Run } from "./refund-run.ts";
import { take } from "./refund-steps.ts";
import { calendar, reserveRefund, seniorAgent } from "./refunds.ts";

const help = (run: Run, refundId: RefundId): void => {
  const head = { at: run.at, actor: seniorAgent };
  run.tell(refundId, { type: "ResumeRefund", ...head, calendar });
  run.tell(refundId, reserveRefund(run.world, run.at));
  if (run.world.refunds.get(refundId)?.reservedAt === undefined) {
    run.tell(refundId, { type: "AbandonRefund", ...head, reason: "opened_in_error" });
  }
  for (const leg of run.world.refunds.get(refundId)?.legs ?? []) {
    const { legId } = leg;
    if (leg.status === "submitted" || leg.status === "unknown")
      for (let pick = 0; pick < 9; pick += 1) run.reconcile({ pick });
    run.tell(refundId, { type: "MarkLegSubmitted", ...head, legId, calendar });
    const now = run.world.refunds.get(refundId)?.legs.find((one) => one.legId === legId);
    if (now?.status === "submitted") run.call(refundId, now, "succeed", true);
    run.tell(
      refundId,
      run.gateway.chargedBack.has(leg.paymentId ?? "")
        ? { type: "AbandonLeg", ...head, legId, reason: "paid_another_way" }
        : { type: "RerouteLeg", ...head, legId, tender: "bank_transfer" },
    );
  }
};

/** Everybody does their part until nothing is left to do. */
export const drain = (run: Run): void => {
  for (const { paymentId } of run.order.payments) run.release(paymentId, "won");
  for (let round = 0; round < 12; round += 1) {
    for (let index = 0; index < run.gateway.attempts.size; index += 1) run.gateway.settle(0, "succeeded");
    for (const news of [...run.gateway.news.keys()]) take(run, { kind: "webhook", pick: news, choice: 1 });
    for (const refundId of run.world.refunds.keys()) help(run, refundId);
  }
};
