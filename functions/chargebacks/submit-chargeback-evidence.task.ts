import { load } from "../../adapters/dynamodb/load.ts";
import { readStanding, wordsOf } from "../../adapters/workflow/await-case.ts";
import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { isMatched, nextSubmission } from "../../domain/chargebacks/index.ts";
import { chargebackAggregate } from "./chargeback-aggregate.ts";
import { chargebackProcess } from "./chargeback-process.ts";
import { evidencePack } from "./evidence-pack.ts";
import { sendToChargeback } from "./send-to-chargeback.ts";

/**
 * Gives the provider what waits to be sent, one submission at a visit, under the submission's own key: an answer that was lost
 * is asked for again and submits nothing twice.
 */
export const submitChargebackEvidence: TaskHandler = async ({ caseId, commandId }, runtime) => {
  const state = (await load(runtime.store, chargebackAggregate, caseId))?.state;
  const submission = state && nextSubmission(state);
  if (isMatched(state) && submission !== undefined) {
    const { submissionId } = submission;
    await runtime.payments.submitChargebackEvidence(await evidencePack(runtime, state, submission));
    await sendToChargeback(runtime, caseId, commandId, ({ at, actor }) => ({
      type: "RecordSubmitted",
      at,
      actor,
      submissionId,
    }));
  }
  return { outcome: "moved", ...wordsOf(await readStanding(runtime, caseId, chargebackProcess)) };
};
