import { settled } from "./activity.ts";
import { type Closers, createClosers } from "./closers.ts";
import { type DataPlace, inMemory, openDataFolder } from "./data-place.ts";
import { layFoundation } from "./foundation.ts";
import type { Gate } from "./gate.ts";
import { apiRows } from "./http/api-rows.ts";
import { createDispatch, type Dispatch } from "./http/dispatch.ts";
import { indexPage } from "./http/index-page.ts";
import { pageRows } from "./http/page-rows.ts";
import { startServer } from "./http/server.ts";
import { createAuthorizer } from "./identity/authorizer.ts";
import { createIssuer, type Issuer } from "./identity/issuer.ts";
import { openSigningKey, type SigningKey } from "./identity/signing-key.ts";
import { clockRows } from "./local-api/clock-rows.ts";
import { executionRows } from "./local-api/execution-rows.ts";
import { flagRows } from "./local-api/flag-rows.ts";
import { sandboxRows } from "./local-api/sandbox-rows.ts";
import { tokenRows } from "./local-api/token-rows.ts";
import { uploadRows } from "./local-api/upload-rows.ts";
import type { RecourseOptions } from "./options.ts";
import { openSecrets, type Secrets } from "./secrets.ts";
import { buildSystem, recoverSystem, type System } from "./system.ts";
import type { Alarms, VirtualClock } from "./virtual-clock.ts";
import { webhookDoor } from "./webhook-door.ts";

export type { Composition, RecourseOptions } from "./options.ts";

/** The running system. */
export interface Recourse extends System {
  readonly url: string;
  readonly clock: VirtualClock;
  readonly issuer: Issuer;
  /** Resolves when nothing happens any more until a request or an alarm. */
  idle(): Promise<void>;
  /** Lets running requests and their consequences end, keeps everything, and frees port and folder. */
  stop(): Promise<void>;
}

interface Doors {
  readonly options: RecourseOptions;
  readonly system: System;
  readonly clock: VirtualClock;
  readonly alarms: Alarms;
  readonly gate: Gate;
  readonly issuer: Issuer;
  readonly key: SigningKey;
  readonly secrets: Secrets;
}

const dispatchOf = ({ options, system, clock, alarms, gate, issuer, key, secrets }: Doors): Dispatch => {
  const { runtime, engine, executions, sandbox, outbox } = system;
  const authorize = createAuthorizer(issuer.url, key, options.realNowMs ?? Date.now);
  const rows = [
    ...apiRows({ operations: options.operations, runtime, authorize, gate }),
    ...tokenRows(issuer, key),
    ...clockRows(clock, alarms),
    ...executionRows(engine, executions),
    ...sandboxRows(sandbox, outbox),
    ...flagRows(runtime.flags),
    ...uploadRows({ evidence: sandbox.evidence, secret: secrets.uploadSecret, now: clock.now }),
    ...pageRows(options.staticPages ?? {}),
  ];
  const index = indexPage(rows);
  const home = pageRows({ "/": () => ({ contentType: "text/plain; charset=utf-8", body: index }) }).slice(0, 1);
  return createDispatch([...home, ...rows], runtime.log);
};

/** What is still running gets this long before the process lets go of its files; anything unfinished is taken up again later. */
const REST_TIMEOUT_MS = 10_000;

const restOrTimeout = async (rest: Promise<void>): Promise<void> => {
  let timeout: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timeout = setTimeout(resolve, REST_TIMEOUT_MS);
  });
  await Promise.race([rest, late]);
  clearTimeout(timeout);
};

const start = async (options: RecourseOptions, place: DataPlace, closers: Closers): Promise<Recourse> => {
  const server = await startServer(options.port ?? 0, options.host ?? "127.0.0.1");
  closers.add(server.close);
  if (options.fresh) place.empty();
  const foundation = await layFoundation(options, place, closers, () => system.engine);
  const { clock, alarms, activity, gate } = foundation;
  const key = await openSigningKey(place);
  const secrets = openSecrets(place);
  const issuer = createIssuer(server.url, key, options.realNowMs ?? Date.now);
  const deliverWebhook = options.deliverWebhook ?? webhookDoor(() => dispatch, issuer);
  const parts = { options, place, closers, foundation, secrets, deliverWebhook, baseUrl: () => server.url };
  const system: System = buildSystem(parts);
  const dispatch = dispatchOf({ options, system, clock, alarms, gate, issuer, key, secrets });
  const idle = () => settled(activity, system.engine);
  await recoverSystem(system);
  await clock.start();
  server.serve(dispatch);
  // Closed in this order: the door, the clock, then what still runs; the files behind it come last.
  closers.add(async () => {
    await server.close();
    await clock.stop();
    await restOrTimeout(idle());
    system.bus.close();
  });
  return { ...system, url: server.url, clock, issuer, idle, stop: closers.closeAll };
};

/**
 * Starts the whole system in this process. Throws `FolderTaken`, `PortTaken` or `NoDatabase` with a message for people, and leaves
 * nothing behind when it does.
 */
export const startRecourse = async (options: RecourseOptions): Promise<Recourse> => {
  const closers = createClosers();
  const place = options.dataFolder === undefined ? inMemory() : openDataFolder(options.dataFolder);
  closers.add(place.release);
  try {
    return await start(options, place, closers);
  } catch (error) {
    await closers.closeAll().catch(() => undefined);
    throw error;
  }
};
