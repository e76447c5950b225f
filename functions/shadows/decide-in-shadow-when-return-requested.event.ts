import { type RunningShadow, runningShadows } from "../../adapters/dynamodb/running-shadows.ts";
import { countInShadow } from "../../adapters/dynamodb/shadow-counts.ts";
import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { calendarOf } from "../../adapters/policies/calendars.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { ConcurrentChange } from "../../adapters/workflow/send-command.ts";
import {
  changedCaseOf,
  compare,
  divergenceCounts,
  failedCounts,
  type RecordedDecision,
} from "../../domain/policies/backtest/index.ts";
import type { CompiledPolicy } from "../../domain/policies/index.ts";
import type { EventOf } from "../../domain/returns/index.ts";
import { policyToTry } from "../backtests/policy-to-try.ts";
import { openingDecision } from "../returns/opening-decision.ts";

type Requested = EventOf<"ReturnRequested">;

const lookedAt = (policy: CompiledPolicy, record: RecordedDecision, { draft }: RunningShadow) => {
  const comparison = compare(policy, record, calendarOf(record.market));
  return {
    counts: divergenceCounts(comparison),
    divergence: changedCaseOf(comparison, { id: policy.document.id, ...draft }),
  };
};

const decideInShadow = async (runtime: Runtime, record: RecordedDecision, shadow: RunningShadow): Promise<void> => {
  const { returnId, at } = record;
  let looked: ReturnType<typeof lookedAt>;
  const policy = await policyToTry(runtime, record.market, shadow.draft);
  try {
    looked = lookedAt(policy, record, shadow);
  } catch (error) {
    runtime.log.error("shadow failed", { shadowId: shadow.shadowId, caseId: returnId, error: String(error) });
    looked = { counts: failedCounts, divergence: undefined };
  }
  const counted = await countInShadow(runtime.store, shadow, { returnId, at, ...looked });
  if (counted === "contended") throw new ConcurrentChange(shadow.shadowId);
};

/**
 * Lets the versions that run in shadow decide what the one in force has decided, on the same facts, and counts in what they
 * differ. The buyer has long been answered: whatever fails here is tried again, and touches no case.
 */
export const decideInShadows: ReactionHandler = async (event, runtime) => {
  const record = openingDecision(event as Pick<Requested, "at" | "data">);
  if (record === undefined) return;
  const running = await runningShadows(runtime.store, record.market);
  // The version that decided is no shadow of itself.
  const others = running.filter(({ draft }) => draft.contentHash !== record.policy.contentHash);
  for (const shadow of others) await decideInShadow(runtime, record, shadow);
};
