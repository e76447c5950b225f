import type { Versioned } from "../../adapters/dynamodb/aggregate.ts";
import { UpstreamFailure } from "../../adapters/ports/upstream-failure.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { legKey, type Refund, type RefundLeg } from "../../domain/refunds/index.ts";
import { sendToRefund } from "./send-to-refund.ts";

/**
 * Asks the provider by the leg's key what became of it, and records the answer. No answer leaves the leg unknown. Gives back the
 * refund as it is then.
 */
export const reconcileLeg = async (
  runtime: Runtime,
  seen: Versioned<Refund>,
  leg: RefundLeg,
  commandId: string,
): Promise<Versioned<Refund>> => {
  const { refundId } = seen.state;
  const { legId } = leg;
  let current = seen;
  if (leg.status === "submitted") {
    const timedOut = await sendToRefund(
      runtime,
      refundId,
      `${commandId}:timeout`,
      (head) => ({ type: "RecordLegTimeout", ...head, legId }),
      { seen },
    );
    current = timedOut.current;
  }
  try {
    const found = await runtime.payments.findRefund(legKey(refundId, leg));
    const reconciled = await sendToRefund(
      runtime,
      refundId,
      `${commandId}:found`,
      (head) => ({ type: "RecordReconciliation", ...head, legId, found }),
      { seen: current },
    );
    return reconciled.current;
  } catch (error) {
    if (!(error instanceof UpstreamFailure)) throw error;
    runtime.log.warn("payment provider did not answer a look-up", { refundId, legId });
    return current;
  }
};
