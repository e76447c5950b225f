import { load } from "../../adapters/dynamodb/load.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { Standing } from "../../adapters/workflow/await-case.ts";
import { addMs, type Instant } from "../../domain/kernel/instant.ts";
import { type Refund, refundStatus, wakeAt } from "../../domain/refunds/index.ts";
import { refundAggregate } from "./refund-aggregate.ts";

/**
 * How long after an unanswered call the provider is asked what became of it: long enough for a slow payment to show up, short
 * beside the policy's limit for an unknown outcome.
 */
const LOOK_UP_AFTER_MS = 60_000;

/** The words of a refund for its state machine; while an outcome is unknown, its next wake-up is the next look-up. */
export const standingOf = (state: Refund, now: Instant): Standing => {
  const status = refundStatus(state);
  return { status, wakeAt: status === "unknown" ? addMs(now, LOOK_UP_AFTER_MS) : (wakeAt(state) ?? null) };
};

/** A refund, read afresh. A process without its refund is a bug. */
export const readRefund = async (runtime: Runtime, refundId: string): Promise<Refund> => {
  const found = await load(runtime.store, refundAggregate, refundId);
  if (found?.state === undefined) throw new Error(`refund ${refundId} does not exist`);
  return found.state;
};

/** Reads the words afresh. */
export const readStanding = async (runtime: Runtime, refundId: string): Promise<Standing> =>
  standingOf(await readRefund(runtime, refundId), runtime.clock.now());
