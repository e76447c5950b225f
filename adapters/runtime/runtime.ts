import type { Instant } from "../../domain/kernel/instant.ts";
import type { Store } from "../dynamodb/store.ts";
import type { Flags } from "../flags/flags.ts";
import type { CarrierGateway } from "../ports/carrier-gateway.ts";
import type { EvidenceStore } from "../ports/evidence-store.ts";
import type { Notifier } from "../ports/notifier.ts";
import type { PaymentGateway } from "../ports/payment-gateway.ts";
import type { Processes } from "../workflow/processes.ts";
import type { Log } from "./log.ts";

/** Where handlers take the time from: the machine's clock in AWS, the virtual one locally. */
export interface Clock {
  now(): Instant;
}

/** Where handlers take ids from: ULIDs that sort by the clock's time; the kernel's `newId` puts the prefix on. */
export interface IdSource {
  ulid(): string;
}

/** Everything outside that a use case may touch, handed in, so that AWS and one machine differ in this object only. */
export interface Runtime {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly store: Store;
  readonly processes: Processes;
  readonly payments: PaymentGateway;
  readonly carriers: CarrierGateway;
  readonly notifier: Notifier;
  readonly evidence: EvidenceStore;
  readonly flags: Flags;
  readonly log: Log;
  /** Signs list cursors, so that nobody can read on in a list that is not theirs. */
  cursorKey(): Promise<string>;
  /** Signs the links of surveys, so that nobody can answer who was not asked. */
  surveyKey(): Promise<string>;
  /** Waits up to so many milliseconds, a random part of them; tests make it instant. */
  pause(maxMs: number): Promise<void>;
}
