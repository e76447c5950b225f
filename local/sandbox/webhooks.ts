import type { DatabaseSync } from "node:sqlite";
import type { Log } from "../../adapters/runtime/log.ts";
import type { Activity } from "../activity.ts";
import type { Timers } from "../state-machines/ports.ts";

/** What the provider tells by webhook, in the words of `POST /platform/v1/payment-events`. */
export interface PaymentEvent {
  readonly eventId: string;
  readonly providerRefundId: string;
  readonly key: string;
  readonly legId: string;
  readonly type: "refund.succeeded" | "refund.failed" | "refund.returned" | "refund.external";
  readonly amount: { readonly amountMinor: number; readonly currency: string };
  readonly occurredAt: string;
  readonly reason?: string;
}

/** Brings a webhook to the platform; `delivery` is different each time, as a provider repeats itself. Throws when it was not taken. */
export type DeliverWebhook = (body: PaymentEvent, delivery: string) => Promise<void>;

/** A webhook as the database keeps it until it was taken. */
export interface KeptWebhook {
  readonly id: string;
  readonly key: string;
  readonly body: PaymentEvent;
  readonly copies: number;
  readonly dueAtMs: number;
  readonly state: "waiting" | "delivered" | "given_up";
  readonly tries: number;
  readonly lastAnswer: string | null;
}

export interface Webhooks {
  /** Keeps a webhook, in the caller's transaction; `arm` then makes it go out. */
  add(webhook: Pick<KeptWebhook, "key" | "body" | "copies" | "dueAtMs">): string;
  arm(id: string): void;
  /** Sends it now, instead of when it is due. */
  deliverNow(id: string): Promise<void>;
  /** Arms everything that a run before this one left waiting. */
  recover(): void;
  all(): readonly KeptWebhook[];
}

export interface WebhookOptions {
  readonly database: DatabaseSync;
  readonly timers: Timers;
  readonly activity: Activity;
  readonly log: Log;
  readonly deliver: DeliverWebhook;
  /** Called before a webhook goes out: what it tells is true from then on. */
  happened(key: string): void;
  nowMs(): number;
}

/** A provider repeats a webhook that was not taken for some days, less and less often. */
const REPEAT_AFTER_MS = [60_000, 300_000, 1_800_000, 7_200_000, 43_200_000, 86_400_000, 172_800_000] as const;

const webhookOf = (row: Record<string, unknown>): KeptWebhook => ({
  id: String(row.id),
  key: String(row.key),
  body: JSON.parse(String(row.body)),
  copies: Number(row.copies),
  dueAtMs: Number(row.due_at),
  state: row.state as KeptWebhook["state"],
  tries: Number(row.tries),
  lastAnswer: row.last_answer === null ? null : String(row.last_answer),
});

const statements = (database: DatabaseSync) => ({
  insert: database.prepare("INSERT INTO webhooks VALUES (?, ?, ?, ?, ?, 'waiting', 0, NULL)"),
  find: database.prepare("SELECT * FROM webhooks WHERE id = ?"),
  all: database.prepare("SELECT * FROM webhooks ORDER BY rowid"),
  waiting: database.prepare("SELECT id FROM webhooks WHERE state = 'waiting' ORDER BY due_at"),
  update: database.prepare("UPDATE webhooks SET state = ?, tries = ?, last_answer = ?, due_at = ? WHERE id = ?"),
});

/** The provider's webhooks: kept until taken, sent when due on the virtual clock, repeated when refused. */
export const createWebhooks = (options: WebhookOptions): Webhooks => {
  const { database, timers, activity, log, deliver, happened, nowMs } = options;
  const sql = statements(database);
  const find = (id: string): KeptWebhook | undefined => {
    const row = sql.find.get(id);
    return row && webhookOf(row);
  };

  const send = async ({ id, key, body, copies, tries }: KeptWebhook): Promise<void> => {
    happened(key);
    try {
      for (let copy = 1; copy <= copies; copy += 1) await deliver(body, `${id}.${tries + 1}.${copy}`);
      sql.update.run("delivered", tries + 1, "taken", nowMs(), id);
    } catch (error) {
      const answer = error instanceof Error ? error.message : String(error);
      const waitMs = REPEAT_AFTER_MS[tries];
      log.warn("webhook not taken", { webhook: id, tries: tries + 1, answer });
      sql.update.run(waitMs === undefined ? "given_up" : "waiting", tries + 1, answer, nowMs() + (waitMs ?? 0), id);
      if (waitMs !== undefined) arm(id);
    }
  };

  const deliverNow = (id: string): Promise<void> =>
    activity.track(async () => {
      const webhook = find(id);
      if (webhook?.state === "waiting") await send(webhook);
    });

  const arm = (id: string): void => {
    const webhook = find(id);
    if (webhook?.state === "waiting") timers.schedule(webhook.dueAtMs, `webhook:${id}`, () => deliverNow(id));
  };

  return {
    add: ({ key, body, copies, dueAtMs }) => {
      sql.insert.run(body.eventId, key, JSON.stringify(body), copies, dueAtMs);
      return body.eventId;
    },
    arm,
    deliverNow,
    recover: () => {
      for (const { id } of sql.waiting.all()) arm(String(id));
    },
    all: () => sql.all.all().map(webhookOf),
  };
};
