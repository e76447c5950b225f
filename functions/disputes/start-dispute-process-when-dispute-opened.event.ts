import { chargebacksOfOrder } from "../../adapters/dynamodb/chargebacks.ts";
import { load } from "../../adapters/dynamodb/load.ts";
import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { readStanding, wordsOf } from "../../adapters/workflow/await-case.ts";
import { invariant } from "../../domain/kernel/invariant.ts";
import { PROVIDER } from "../chargebacks/send-to-chargeback.ts";
import { disputeAggregate } from "./dispute-aggregate.ts";
import { disputeProcess } from "./dispute-process.ts";
import { sendToDispute } from "./send-to-dispute.ts";

// A bank may have been at it before the dispute opened; the news of it went to the cases that there were.
const tellOfChargebacks = async (runtime: Runtime, disputeId: string, cause: string): Promise<void> => {
  const state = (await load(runtime.store, disputeAggregate, disputeId))?.state;
  invariant(state !== undefined, `a dispute that opened exists: ${disputeId}`);
  const holding = (await chargebacksOfOrder(runtime.store, state.orderId)).filter(
    ({ isHolding, isMatched }) => isHolding && isMatched,
  );
  for (const { chargebackId } of holding)
    await sendToDispute(
      runtime,
      disputeId,
      `${cause}:chargeback:${chargebackId}`,
      (head) => ({ type: "RecordChargeback", ...head, chargebackId, phase: "opened" }),
      { actor: PROVIDER },
    );
};

/** Starts the process of a dispute that opened, and lets it stand still where a bank disputes a payment of the order already. */
export const startDisputeProcess: ReactionHandler = async ({ caseId, id }, runtime) => {
  await tellOfChargebacks(runtime, caseId, id);
  const standing = await readStanding(runtime, caseId, disputeProcess);
  if (standing.isAtRest) return;
  await runtime.processes.start("dispute", `${caseId}-dispute`, { caseId, ...wordsOf(standing) });
};
