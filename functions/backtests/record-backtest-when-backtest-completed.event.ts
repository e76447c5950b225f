import { load } from "../../adapters/dynamodb/load.ts";
import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { sendCommand } from "../../adapters/workflow/send-command.ts";
import { BacktestEvent } from "../../domain/backtests/index.ts";
import { SYSTEM } from "../../domain/kernel/actor.ts";
import { versionIdOf } from "../../domain/policy-versions/index.ts";
import { versionAggregate } from "../policy-versions/version-aggregate.ts";

/**
 * Tells a version of the backtest that was made of it, which it cannot be published without. A version that says something else
 * by now, or is past publishing, has no use for it: the backtest stays, and counts for nothing.
 */
export const recordBacktest: ReactionHandler = async (event, runtime) => {
  const completed = BacktestEvent.parse(event);
  if (completed.type !== "BacktestCompleted") return;
  const { backtestId, market, draft, cases, changed, floorBreaches } = completed.data;
  const caseId = versionIdOf(market, draft.version);
  if ((await load(runtime.store, versionAggregate, caseId)) === undefined) return;
  const at = runtime.clock.now();
  const sent = await sendCommand(runtime, {
    aggregate: versionAggregate,
    caseId,
    commandId: `${event.id}:version`,
    actor: SYSTEM,
    at,
    command: () => ({
      type: "RecordBacktest" as const,
      at,
      actor: SYSTEM,
      backtestId,
      contentHash: draft.contentHash,
      summary: { cases, changed, floorBreaches },
    }),
  });
  if (sent.outcome === "refused") runtime.log.info("backtest not counted", { backtestId, because: sent.refusal.code });
};
