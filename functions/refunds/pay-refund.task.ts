import { UpstreamFailure } from "../../adapters/ports/upstream-failure.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { awaitCase } from "../../adapters/workflow/await-case.ts";
import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { legOf, nextStep, type RefundLeg, refundStatus } from "../../domain/refunds/index.ts";
import { reconcileLeg } from "./reconcile-leg.ts";
import { refundRequest } from "./refund-request.ts";
import { readRefund, readStanding } from "./refund-standing.ts";
import { sendToRefund } from "./send-to-refund.ts";

/** A refund has a handful of legs, each submitted or looked up once in a visit; more turns than this are a loop. */
const TURNS_MAX = 20;

// The leg is marked before the call, so that a crash in between leaves a leg whose outcome is looked up, never one that is
// paid and unknown to us.
const submit = async (runtime: Runtime, refundId: string, leg: RefundLeg, commandId: string): Promise<void> => {
  const { legId } = leg;
  await sendToRefund(runtime, refundId, `${commandId}:submit`, (head) => ({
    type: "MarkLegSubmitted",
    ...head,
    legId,
  }));
  const refund = await readRefund(runtime, refundId);
  const submitted = legOf(refund, legId);
  if (submitted?.status !== "submitted") return;
  try {
    const answer = await runtime.payments.refund(refundRequest(refund, submitted));
    const { generation } = submitted;
    await sendToRefund(runtime, refundId, `${commandId}:answer`, (head) => ({
      type: "RecordLegAnswer",
      ...head,
      legId,
      generation,
      answer,
    }));
  } catch (error) {
    if (!(error instanceof UpstreamFailure)) throw error;
    runtime.log.warn("payment provider did not answer", { refundId, legId });
    await sendToRefund(runtime, refundId, `${commandId}:timeout`, (head) => ({
      type: "RecordLegTimeout",
      ...head,
      legId,
    }));
  }
};

/**
 * Asks the provider to pay every leg that is ready, then waits for its word if it did not give one at once. A leg that an
 * earlier try had marked and not answered is looked up first: it may have paid.
 */
export const payRefund: TaskHandler = async (input, runtime) => {
  const { caseId, commandId } = input;
  for (let turn = 0; turn < TURNS_MAX; turn += 1) {
    const refund = await readRefund(runtime, caseId);
    const next = nextStep(refund);
    if (next.step !== "submit" && !(next.step === "reconcile" && refundStatus(refund) === "submitting")) break;
    const leg = legOf(refund, next.legId);
    if (leg === undefined) break;
    const legCommandId = `${commandId}:${leg.legId}:${leg.generation}:${leg.submissions}`;
    if (next.step === "submit") await submit(runtime, caseId, leg, legCommandId);
    else await reconcileLeg(runtime, caseId, leg, legCommandId);
  }
  return awaitCase(runtime, { ...input, awaited: "pending" }, "refund", () => readStanding(runtime, caseId));
};
