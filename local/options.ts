import type { ReactionBinding } from "../adapters/events/reaction.ts";
import type { Operation } from "../adapters/http/audience-handler.ts";
import type { Instant } from "../domain/kernel/instant.ts";
import type { Disorder } from "./bus/bus.ts";
import type { StaticPages } from "./http/page-rows.ts";
import type { TaskFunctions } from "./lambda-functions.ts";
import type { LogLevel } from "./log.ts";
import type { DeliverWebhook } from "./sandbox/webhooks.ts";

/** The system that runs: its use cases and processes, as the deployed Lambdas and state machines have them. */
export interface Composition {
  readonly operations: readonly Operation[];
  readonly reactions: readonly ReactionBinding[];
  readonly taskFunctions: TaskFunctions;
  /** State machines by name, placeholders substituted. */
  readonly definitions: Readonly<Record<string, unknown>>;
  /** Pages that are the same for everybody, by path: the API document and its reference page. */
  readonly staticPages?: StaticPages | undefined;
}

/** How it runs on this machine. Everything has a default that suits a test: memory, a free port, time that stands still. */
export interface RecourseOptions extends Composition, Disorder {
  /** Where the data survives a restart; memory when absent. */
  readonly dataFolder?: string | undefined;
  /** The definition of flags, read anew whenever it changes; `flags.json` in the data folder when absent. */
  readonly flagFile?: string | undefined;
  /** Forgets what is in the data folder first. */
  readonly fresh?: boolean | undefined;
  /** 0 or absent: any free port. */
  readonly port?: number | undefined;
  readonly host?: string | undefined;
  /** A DynamoDB-compatible endpoint in place of the embedded database. */
  readonly endpoint?: string | undefined;
  /** Time passes by itself; otherwise only by command. */
  readonly ticking?: boolean | undefined;
  /** Where a new clock starts; the real time when absent. */
  readonly startAt?: Instant | undefined;
  /** Makes ids and chance repeat themselves. */
  readonly seed?: number | undefined;
  readonly logLevel?: LogLevel | undefined;
  writeLog?(line: string): void;
  /** Virtual time between the payment provider's answer and its webhook. */
  readonly settleAfterMs?: number | undefined;
  /** Takes the provider's webhooks in place of `POST /platform/v1/payment-events`. */
  readonly deliverWebhook?: DeliverWebhook | undefined;
  /** Waits real time: retries of reactions, the slow payment provider, lost races. Tests make it instant. */
  pause?(waitMs: number): Promise<void>;
  realNowMs?(): number;
  /** Told when the system cannot go on: the database is gone. */
  lost?(why: string): void;
}
