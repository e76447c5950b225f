import type { SideEffects } from "../../adapters/dynamodb/side-effects.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { sendCommand } from "../../adapters/workflow/send-command.ts";
import type { TaskAnswer, TaskInput } from "../../adapters/workflow/task.ts";
import type { Backtest, BacktestCommand } from "../../domain/backtests/index.ts";
import { SYSTEM } from "../../domain/kernel/actor.ts";
import { invariant } from "../../domain/kernel/invariant.ts";
import { backtestAggregate } from "./backtest-aggregate.ts";
import { answerOf } from "./backtest-process.ts";

type Seen = { readonly state: Backtest; readonly version: number };

/** A task's command on a backtest as it was just read, with what else is written if it changes anything. */
export const sendToBacktest = async (
  runtime: Runtime,
  { caseId, commandId }: Pick<TaskInput, "caseId" | "commandId">,
  seen: Seen,
  command: BacktestCommand,
  effects: (after: Backtest) => SideEffects,
): Promise<TaskAnswer> => {
  const sent = await sendCommand(runtime, {
    aggregate: backtestAggregate,
    caseId,
    commandId,
    actor: SYSTEM,
    at: command.at,
    seen,
    command: () => command,
    effects: (_before, _events, after) => {
      invariant(after !== undefined, "a command that changes a backtest leaves one");
      return effects(after);
    },
  });
  const state = sent.current?.state;
  invariant(sent.outcome !== "refused" && state !== undefined, "a backtest refuses none of its process's commands");
  return answerOf(sent.outcome, state);
};
