import { orderBalances } from "../../adapters/dynamodb/ledger-reads.ts";
import { wordsOf } from "../../adapters/workflow/await-case.ts";
import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { standingOf } from "./refund-process.ts";
import { sendToRefund } from "./send-to-refund.ts";

const NO_BALANCES = { balances: [], payments: [] };

/**
 * Takes the money of a refund from what the order can still give back. Where that is too little, or others took it first, the
 * refund is parked for an agent: nobody pays more than was captured.
 */
export const reserveRefund: TaskHandler = async ({ caseId, commandId }, runtime) => {
  const sent = await sendToRefund(runtime, caseId, commandId, async ({ at, actor }, state) => {
    // A compensation takes from none of them, so they are not read for it.
    const isRefund = state.compensation === undefined;
    const { balances, payments } = isRefund ? await orderBalances(runtime.store, state.orderId) : NO_BALANCES;
    return { type: "ReserveRefund", at, actor, balances: [...balances], payments: [...payments] };
  });
  const after =
    sent.outcome === "refused" && sent.refusal.code === "refund.exceeds_refundable"
      ? await sendToRefund(runtime, caseId, `${commandId}:park`, ({ at, actor }) => ({
          type: "ParkRefund",
          at,
          actor,
          why: "exceeds_refundable",
        }))
      : sent;
  return { outcome: sent.outcome, ...wordsOf(standingOf(after.current.state, runtime.clock.now())) };
};
