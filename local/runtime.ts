import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Flags } from "../adapters/flags/flags.ts";
import type { Log } from "../adapters/runtime/log.ts";
import type { Clock, IdSource, Runtime } from "../adapters/runtime/runtime.ts";
import type { Processes } from "../adapters/workflow/processes.ts";
import type { Sandbox } from "./sandbox/sandbox.ts";
import { LOCAL_TABLES } from "./tables.ts";

/** What the runtime of this machine is made of. */
export interface RuntimeParts {
  readonly client: DynamoDBDocumentClient;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly processes: Processes;
  readonly sandbox: Sandbox;
  readonly flags: Flags;
  readonly log: Log;
  readonly cursorKey: string;
  readonly surveyKey: string;
  pause(waitMs: number): Promise<void>;
  chance(): number;
}

/** The runtime that use cases are given here: the real store, and a sandbox where AWS and others would be. */
export const buildRuntime = (parts: RuntimeParts): Runtime => {
  const { client, clock, ids, processes, sandbox, flags, log, cursorKey, surveyKey, pause, chance } = parts;
  const { payments, carriers, notifier, evidence } = sandbox;
  return {
    clock,
    ids,
    store: { client, ...LOCAL_TABLES },
    processes,
    payments,
    carriers,
    notifier,
    evidence,
    flags,
    log,
    cursorKey: async () => cursorKey,
    surveyKey: async () => surveyKey,
    pause: (maxMs) => pause(Math.floor(chance() * maxMs)),
  };
};
