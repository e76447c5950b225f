import { invariant } from "../../domain/kernel/invariant.ts";
import type { Ends } from "./ends.ts";
import { alarmWentOff, taskAnswered, taskRefused } from "./interpreter/happenings.ts";
import { toJson } from "./json.ts";
import type { InvokeFunction, Timers } from "./ports.ts";
import { failureOf, type Services } from "./service-integrations.ts";
import type { Turns } from "./turns.ts";
import type { Call, Wants } from "./wants.ts";

/** What is needed to give executions what they want. `turns` and `services` need the provider themselves. */
export interface ProvidingPorts {
  timers: Timers;
  invoke: InvokeFunction;
  ends: Ends;
  services(): Services;
  turns(): Turns;
  inBackground(work: Promise<unknown>): void;
}

const onlyIn = <Value>(one: ReadonlyMap<string, Value>, other: ReadonlyMap<string, Value>) =>
  [...one].filter(([key]) => !other.has(key));

/** Gives executions what they want: alarms, calls of services, news of the ends of other executions. */
export const createProvider = ({ timers, invoke, ends, services, turns, inBackground }: ProvidingPorts) => {
  const call = async ({ state, phase }: Call, arn: string): Promise<unknown> => {
    if (state.resource.kind === "function") return invoke(state.resource.functionName, phase.arguments);
    const service = services().get(state.resource.service);
    invariant(service !== undefined, "a definition names only services that are there");
    return service.call({ arguments: phase.arguments, task: { arn, attempt: phase.attempt } });
  };

  const ask = async (arn: string, attempt: string, wanted: Call): Promise<void> => {
    const happening = await call(wanted, arn).then(
      (response) => taskAnswered(attempt, toJson(response)),
      (error: unknown) => taskRefused(attempt, failureOf(error)),
    );
    await turns().take(arn, happening);
  };

  /** Does what the new state needs and the old did not, and stops what only the old needed. */
  return (arn: string, before: Wants, after: Wants): void => {
    for (const [key] of onlyIn(before.alarms, after.alarms)) timers.cancel(key);
    for (const [key, alarm] of after.alarms) {
      if (before.alarms.get(key)?.dueAt === alarm.dueAt) continue;
      timers.schedule(alarm.dueAt, key, async () => void (await turns().take(arn, alarmWentOff(alarm))));
    }
    for (const [attempt, wanted] of onlyIn(after.calls, before.calls)) inBackground(ask(arn, attempt, wanted));
    for (const [attempt, child] of onlyIn(after.ends, before.ends)) ends.await({ arn, attempt }, child);
    for (const [, child] of onlyIn(before.ends, after.ends)) ends.stop(child);
  };
};
