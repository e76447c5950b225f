import type { Runtime } from "../adapters/runtime/runtime.ts";
import { type Bus, createBus } from "./bus/bus.ts";
import { createOutbox, type Outbox } from "./bus/outbox.ts";
import { watchCommits } from "./bus/outbox-client.ts";
import type { Closers } from "./closers.ts";
import type { DataPlace } from "./data-place.ts";
import { openFlags } from "./flags/open-flags.ts";
import type { Foundation } from "./foundation.ts";
import { createIdSource } from "./id-source.ts";
import { reactionInvoker, taskInvoker } from "./lambda-functions.ts";
import type { RecourseOptions } from "./options.ts";
import { createProcesses } from "./processes.ts";
import { buildRuntime } from "./runtime.ts";
import { openSandbox, type Sandbox } from "./sandbox/sandbox.ts";
import type { DeliverWebhook } from "./sandbox/webhooks.ts";
import type { Secrets } from "./secrets.ts";
import { createEngine, createExecutionStore, type Engine, type Transition } from "./state-machines/engine.ts";
import type { ExecutionStore } from "./state-machines/ports.ts";
import { LOCAL_TABLES } from "./tables.ts";

/** The system without its door: use cases, processes, bus and the world outside. */
export interface System {
  readonly runtime: Runtime;
  readonly engine: Engine;
  readonly executions: ExecutionStore;
  readonly bus: Bus;
  readonly outbox: Outbox;
  readonly sandbox: Sandbox;
}

export interface SystemParts {
  readonly options: RecourseOptions;
  readonly place: DataPlace;
  readonly closers: Closers;
  readonly foundation: Foundation;
  readonly secrets: Secrets;
  readonly deliverWebhook: DeliverWebhook;
  baseUrl(): string;
}

const ENDINGS = /^Execution(Started|Succeeded|Failed|TimedOut|Aborted)$/;

const buildEngine = ({ options, place, closers, foundation }: SystemParts, runtime: () => Runtime) => {
  const { clock, timers, chance, uuid, log } = foundation;
  const executions = createExecutionStore(place.database("executions.sqlite"));
  closers.add(() => executions.close());
  const onTransition = ({ executionArn, stateMachine, event: { type } }: Transition) => {
    const [, word] = ENDINGS.exec(type) ?? [];
    const name = executionArn.slice(executionArn.lastIndexOf(":") + 1);
    if (word !== undefined) log.info("execution", { stateMachine, name, event: word.toLowerCase() });
  };
  let invoke: ReturnType<typeof taskInvoker> | undefined;
  const engine = createEngine({
    definitions: options.definitions,
    invoke: (name, payload) => {
      invoke ??= taskInvoker(options.taskFunctions, runtime());
      return invoke(name, payload);
    },
    store: executions,
    timers,
    clock: { now: clock.nowMs },
    idSource: { uuid, random: chance },
    onTransition,
  });
  return { engine, executions };
};

const buildBus = ({ options, foundation }: SystemParts, runtime: () => Runtime) => {
  const { client, activity, clock, log, pause } = foundation;
  const failed = (error: unknown) => log.error("outbox", { error: String(error) });
  const outbox = createOutbox({ client, casesTable: LOCAL_TABLES.casesTable }, activity, failed);
  let react: ReturnType<typeof reactionInvoker> | undefined;
  const bus = createBus({
    reactions: options.reactions.map(({ reaction }) => reaction),
    outbox,
    activity,
    log,
    now: clock.now,
    pause,
    shuffleSeed: options.shuffleSeed,
    duplicate: options.duplicate,
    deliver: (entry, event) => {
      react ??= reactionInvoker(options.reactions, runtime());
      return react(entry, event);
    },
  });
  watchCommits(client, {
    tableName: LOCAL_TABLES.casesTable,
    nowMs: clock.nowMs,
    committed: bus.publish,
    unknown: () => void bus.recover().catch(failed),
  });
  return { bus, outbox };
};

/** Puts the system together; nothing moves yet. */
export const buildSystem = (parts: SystemParts): System => {
  const { options, closers, foundation, secrets } = parts;
  const { clock, chance } = foundation;
  const { engine, executions } = buildEngine(parts, () => runtime);
  const { bus, outbox } = buildBus(parts, () => runtime);
  const sandbox = openSandbox({
    ...parts,
    ...foundation,
    uploadSecret: secrets.uploadSecret,
    settleAfterMs: options.settleAfterMs,
    nowMs: clock.nowMs,
  });
  closers.add(sandbox.close);
  const runtime = buildRuntime({
    ...foundation,
    sandbox,
    flags: openFlags(options, parts.place, foundation),
    ids: createIdSource(clock.nowMs, options.seed === undefined ? undefined : chance),
    processes: createProcesses(engine),
    cursorKey: secrets.cursorKey,
    surveyKey: secrets.surveyKey,
  });
  return { runtime, engine, executions, bus, outbox, sandbox };
};

/** Takes up what an earlier run left: executions, events that no reaction had yet, webhooks that are still to go out. */
export const recoverSystem = async ({ engine, bus, sandbox }: System): Promise<void> => {
  await engine.recover();
  await bus.recover();
  sandbox.webhooks.recover();
};
