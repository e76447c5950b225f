import { invariant } from "../../domain/kernel/invariant.ts";
import { endReport } from "./descriptions.ts";
import type { Execution } from "./execution.ts";
import {
  alarmWentOff,
  executionStopped,
  taskAnswered,
  taskFailed,
  taskRefused,
  taskSucceeded,
} from "./interpreter/happenings.ts";
import { toJson } from "./json.ts";
import type { ExecutionStore, InvokeFunction, Timers } from "./ports.ts";
import { failureOf, type Services } from "./services.ts";
import type { Turns } from "./turns.ts";
import type { Call, Wants } from "./wants.ts";

/** What is needed to give executions what they want. `turns` and `services` need the provider themselves. */
export interface ProvidingPorts {
  store: ExecutionStore;
  timers: Timers;
  invoke: InvokeFunction;
  services(): Services;
  turns(): Turns;
}

/** Gives executions what they want: alarms, calls of services, news of the ends of other executions. */
export interface Provider {
  provide(arn: string, before: Wants, after: Wants): void;
  /** An execution ended: whoever waits for it is told. */
  ended(arn: string): void;
}

const CUT_SHORT = "The task that waited for this execution was cut short.";

const gone = <Value>(before: ReadonlyMap<string, Value>, after: ReadonlyMap<string, Value>) =>
  [...before].filter(([key]) => !after.has(key));

/** A provider with nobody waiting for anybody. */
export const createProvider = (ports: ProvidingPorts): Provider => {
  const { store, timers, invoke } = ports;
  const inBackground = (work: Promise<unknown>) => ports.turns().inBackground(work);
  const waiting = new Map<string, { arn: string; attempt: string }[]>();

  const call = async ({ state, phase }: Call, arn: string): Promise<unknown> => {
    if (state.resource.kind === "function") return invoke(state.resource.functionName, phase.arguments);
    const service = ports.services().get(state.resource.service);
    invariant(service !== undefined, "a definition names only services that are there");
    return service.call({ arguments: phase.arguments, task: { arn, attempt: phase.attempt } });
  };

  const ask = async (arn: string, attempt: string, wanted: Call): Promise<void> => {
    const happening = await call(wanted, arn).then(
      (response) => taskAnswered(attempt, toJson(response)),
      (error: unknown) => taskRefused(attempt, failureOf(error)),
    );
    await ports.turns().take(arn, happening);
  };

  const tell = (waiter: { arn: string; attempt: string }, ended: Execution): void => {
    const report = endReport(ended);
    const happening =
      ended.status === "SUCCEEDED"
        ? taskSucceeded(waiter.attempt, report)
        : taskFailed(waiter.attempt, { error: "States.TaskFailed", cause: JSON.stringify(report) });
    inBackground(ports.turns().take(waiter.arn, happening));
  };

  const awaitEnd = (waiter: { arn: string; attempt: string }, child: string): void => {
    const execution = store.load(child);
    if (execution && execution.status !== "RUNNING") tell(waiter, execution);
    else waiting.set(child, [...(waiting.get(child) ?? []), waiter]);
  };

  const stop = (child: string): void => {
    inBackground(ports.turns().take(child, executionStopped({ cause: CUT_SHORT })));
  };

  return {
    provide(arn, before, after) {
      for (const [key] of gone(before.alarms, after.alarms)) timers.cancel(key);
      for (const [key, alarm] of after.alarms) {
        if (before.alarms.get(key)?.dueAt === alarm.dueAt) continue;
        timers.schedule(alarm.dueAt, key, async () => void (await ports.turns().take(arn, alarmWentOff(alarm))));
      }
      for (const [attempt, wanted] of gone(after.calls, before.calls)) inBackground(ask(arn, attempt, wanted));
      for (const [attempt, child] of gone(after.ends, before.ends)) awaitEnd({ arn, attempt }, child);
      // AWS stops an execution whose waiting task is over; one that has ended by itself is left as it is.
      for (const [, child] of gone(before.ends, after.ends)) stop(child);
    },
    ended(arn) {
      const execution = store.load(arn);
      const waiters = waiting.get(arn) ?? [];
      waiting.delete(arn);
      if (execution) for (const waiter of waiters) tell(waiter, execution);
    },
  };
};
