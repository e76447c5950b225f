import type { CarrierGateway } from "../../adapters/ports/carrier-gateway.ts";
import type { PaymentGateway } from "../../adapters/ports/payment-gateway.ts";
import type { Log } from "../../adapters/runtime/log.ts";
import type { Activity } from "../activity.ts";
import type { DataPlace } from "../data-place.ts";
import type { Timers } from "../state-machines/ports.ts";
import { type Behaviours, createBehaviours } from "./behaviours.ts";
import { createSandboxCarrier } from "./carrier.ts";
import { openSandboxDatabase } from "./database.ts";
import { createSandboxEvidence, type SandboxEvidence } from "./evidence.ts";
import { createSandboxNotifier, type SandboxNotifier } from "./notifier.ts";
import { createSandboxGateway } from "./payment-gateway.ts";
import { createRefundRecords, type RefundRecords } from "./refund-records.ts";
import { createWebhooks, type DeliverWebhook, type Webhooks } from "./webhooks.ts";

/** Everything outside the system, on this machine. */
export interface Sandbox {
  readonly payments: PaymentGateway;
  readonly carriers: CarrierGateway;
  readonly notifier: SandboxNotifier;
  readonly evidence: SandboxEvidence;
  readonly records: RefundRecords;
  readonly behaviours: Behaviours;
  readonly webhooks: Webhooks;
  close(): void;
}

export interface SandboxOptions {
  readonly place: DataPlace;
  readonly timers: Timers;
  readonly activity: Activity;
  readonly log: Log;
  readonly deliverWebhook: DeliverWebhook;
  readonly uploadSecret: string;
  readonly settleAfterMs?: number | undefined;
  baseUrl(): string;
  nowMs(): number;
  pause(waitMs: number): Promise<void>;
}

/** The sandbox over its database, which remembers what was paid, sent and uploaded when this process is killed. */
export const openSandbox = (options: SandboxOptions): Sandbox => {
  const { place, deliverWebhook, uploadSecret, baseUrl } = options;
  const database = openSandboxDatabase(place);
  const records = createRefundRecords(database);
  const behaviours = createBehaviours(database);
  const webhooks = createWebhooks({ ...options, database, deliver: deliverWebhook, happened: records.settle });
  return {
    payments: createSandboxGateway({ ...options, database, records, behaviours, webhooks }),
    carriers: createSandboxCarrier(baseUrl),
    notifier: createSandboxNotifier(database),
    evidence: createSandboxEvidence({ database, secret: uploadSecret, baseUrl }),
    records,
    behaviours,
    webhooks,
    close: () => database.close(),
  };
};
