import type { Versioned } from "../../adapters/dynamodb/aggregate.ts";
import { UpstreamFailure } from "../../adapters/ports/upstream-failure.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { awaitCase } from "../../adapters/workflow/await-case.ts";
import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { legOf, nextStep, type Refund, type RefundLeg, refundStatus } from "../../domain/refunds/index.ts";
import { readRefund } from "./read-refund.ts";
import { reconcileLeg } from "./reconcile-leg.ts";
import { refundProcess } from "./refund-process.ts";
import { refundRequest } from "./refund-request.ts";
import { sendToRefund } from "./send-to-refund.ts";

/** A refund has a handful of legs, each submitted or looked up once in a visit; more turns than this are a loop. */
const TURNS_MAX = 20;

// The leg is marked before the call, so that a crash in between leaves a leg whose outcome is looked up, never one that is
// paid and unknown to us.
const submit = async (
  runtime: Runtime,
  seen: Versioned<Refund>,
  { legId }: RefundLeg,
  commandId: string,
): Promise<Versioned<Refund>> => {
  const { refundId } = seen.state;
  const mark = await sendToRefund(
    runtime,
    refundId,
    `${commandId}:submit`,
    (head) => ({ type: "MarkLegSubmitted", ...head, legId }),
    { seen },
  );
  const marked = mark.current;
  const submitted = legOf(marked.state, legId);
  if (submitted?.status !== "submitted") return marked;
  const { generation } = submitted;
  try {
    const answer = await runtime.payments.refund(refundRequest(marked.state, submitted));
    const answered = await sendToRefund(
      runtime,
      refundId,
      `${commandId}:answer`,
      (head) => ({ type: "RecordLegAnswer", ...head, legId, generation, answer }),
      { seen: marked },
    );
    return answered.current;
  } catch (error) {
    if (!(error instanceof UpstreamFailure)) throw error;
    runtime.log.warn("payment provider did not answer", { refundId, legId });
    const timedOut = await sendToRefund(runtime, refundId, `${commandId}:timeout`, (head) => ({
      type: "RecordLegTimeout",
      ...head,
      legId,
    }));
    return timedOut.current;
  }
};

/**
 * Asks the provider to pay every leg that is ready, then waits for its word if it did not give one at once. A leg that an
 * earlier try had marked and not answered is looked up first: it may have paid.
 */
export const payRefund: TaskHandler = async (input, runtime) => {
  const { caseId, commandId } = input;
  let seen = await readRefund(runtime, caseId);
  for (let turn = 0; turn < TURNS_MAX; turn += 1) {
    const next = nextStep(seen.state);
    if (next.step !== "submit" && !(next.step === "reconcile" && refundStatus(seen.state) === "submitting")) break;
    const leg = legOf(seen.state, next.legId);
    if (leg === undefined) break;
    const legCommandId = `${commandId}:${leg.legId}:${leg.generation}:${leg.submissions}`;
    seen =
      next.step === "submit"
        ? await submit(runtime, seen, leg, legCommandId)
        : await reconcileLeg(runtime, seen, leg, legCommandId);
  }
  return awaitCase(runtime, { ...input, awaited: "pending" }, refundProcess);
};
