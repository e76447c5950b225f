import { UpstreamFailure } from "../../adapters/ports/upstream-failure.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { legKey, type RefundLeg } from "../../domain/refunds/index.ts";
import { readRefund } from "./refund-standing.ts";
import { sendToRefund } from "./send-to-refund.ts";

/** Asks the provider by the leg's key what became of it, and records the answer. No answer leaves the leg unknown. */
export const reconcileLeg = async (
  runtime: Runtime,
  refundId: string,
  leg: RefundLeg,
  commandId: string,
): Promise<void> => {
  const { legId } = leg;
  if (leg.status === "submitted")
    await sendToRefund(runtime, refundId, `${commandId}:timeout`, (head) => ({
      type: "RecordLegTimeout",
      ...head,
      legId,
    }));
  try {
    const found = await runtime.payments.findRefund(legKey((await readRefund(runtime, refundId)).refundId, leg));
    await sendToRefund(runtime, refundId, `${commandId}:found`, (head) => ({
      type: "RecordReconciliation",
      ...head,
      legId,
      found,
    }));
  } catch (error) {
    if (!(error instanceof UpstreamFailure)) throw error;
    runtime.log.warn("payment provider did not answer a look-up", { refundId, legId });
  }
};
