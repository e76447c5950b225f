import type { CaseProcess, Standing } from "../../adapters/workflow/await-case.ts";
import { addMs, type Instant, msBetween } from "../../domain/kernel/instant.ts";
import { type Refund, refundStatus, wakeAt } from "../../domain/refunds/index.ts";
import { refundAggregate } from "./refund-aggregate.ts";

/**
 * How long after an unanswered call the provider is asked what became of it: at first long enough for a slow payment to show up,
 * then as long again as it has been unknown, but often enough to be short beside the policy's limit for an unknown outcome.
 */
const LOOK_UP_AFTER_MS = { min: 60_000, max: 3_600_000 } as const;

const nextLookUp = ({ legs }: Refund, now: Instant): Instant => {
  const since = legs.flatMap(({ status, submittedAt }) =>
    status === "unknown" && submittedAt !== undefined ? [msBetween(submittedAt, now)] : [],
  );
  return addMs(now, Math.min(Math.max(LOOK_UP_AFTER_MS.min, ...since), LOOK_UP_AFTER_MS.max));
};

/** The words of a refund for its state machine; while an outcome is unknown, its next wake-up is the next look-up. */
export const standingOf = (state: Refund, now: Instant): Standing => {
  const status = refundStatus(state);
  return {
    status,
    wakeAt: status === "unknown" ? nextLookUp(state, now) : (wakeAt(state) ?? null),
    isAtRest: state.completed !== undefined && (status === "settled" || status === "cancelled"),
  };
};

/** Refunds as the state machine `refund` knows them. */
export const refundProcess: CaseProcess<Refund> = {
  name: "refund",
  aggregate: refundAggregate,
  standingOf,
};
