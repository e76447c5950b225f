import * as z from "zod";
import type { ApiClient } from "../../api-client.ts";
import { mintToken } from "../../mint-token.ts";
import type { Story } from "../case-file.ts";
import { AgentCase, AgentRefund } from "../views.ts";
import { AgentDispute } from "../views-of-disputes.ts";
import type { World } from "../world.ts";
import type { Books } from "./books.ts";

const Amount = z.object({ amountMinor: z.int(), currency: z.string() });

export const OrderLedger = z.object({
  payments: z.array(
    z.object({
      paymentId: z.string(),
      currency: z.string(),
      capturedMinor: z.int(),
      refundableMinor: z.int(),
      reservedMinor: z.int(),
      refundedMinor: z.int(),
    }),
  ),
  entries: z.array(
    z.object({
      entryId: z.string(),
      legs: z.array(z.object({ account: z.string(), currency: z.string(), amountMinor: z.int() })),
    }),
  ),
});
export type OrderLedger = z.infer<typeof OrderLedger>;

export const TrialBalance = z.object({
  balanced: z.boolean(),
  currencies: z.array(
    z.object({
      currency: z.string(),
      sumMinor: z.int(),
      accounts: z.array(z.object({ account: z.string(), balanceMinor: z.int() })),
    }),
  ),
});
export type TrialBalance = z.infer<typeof TrialBalance>;

/** The evidence of a case as agents read it. */
export const FiledEvidence = z.object({
  items: z.array(z.looseObject({ seq: z.int(), kind: z.string() })),
  integrity: z.looseObject({ state: z.string(), seq: z.int().optional() }).optional(),
});
export type FiledEvidence = z.infer<typeof FiledEvidence>;

/** A chargeback as the marketplace's systems read it. */
export const FoundChargeback = z.looseObject({
  id: z.string(),
  status: z.string(),
  disputed: Amount.optional(),
  lost: Amount.optional(),
  dualRecovery: Amount.optional(),
});
export type FoundChargeback = z.infer<typeof FoundChargeback>;

const FoundChargebacks = z.object({ items: z.array(FoundChargeback) });

/** What the payment provider says that it paid. */
export const ProviderBooks = z.object({
  refunds: z.array(
    z.looseObject({
      outcome: z.string(),
      request: z.looseObject({ kind: z.string(), orderId: z.string(), amount: Amount }),
    }),
  ),
});
export type ProviderBooks = z.infer<typeof ProviderBooks>;

const Counted = z.object({ count: z.int() });
const Outbox = z.looseObject({ unpublished: z.array(z.unknown()), deadLetters: z.array(z.unknown()) });

/** Everything that the audit looks at: the script's own books, and what the system says of itself at the end. */
export interface Evidence {
  readonly stories: readonly Story[];
  readonly books: Books;
  readonly cases: ReadonlyMap<string, AgentCase>;
  readonly refunds: ReadonlyMap<string, AgentRefund>;
  readonly disputes: ReadonlyMap<string, AgentDispute>;
  /** By case. */
  readonly filed: ReadonlyMap<string, FiledEvidence>;
  /** By order. */
  readonly ledgers: ReadonlyMap<string, OrderLedger>;
  /** By order; no replayed order has more than one. */
  readonly chargebacks: ReadonlyMap<string, FoundChargeback>;
  readonly provider: ProviderBooks;
  /** The system as a whole when the replay began, and at its end: it may have other orders as well. */
  readonly before: SystemState;
  readonly after: SystemState;
}

/** What concerns the system as a whole. */
export interface SystemState {
  readonly trialBalance: TrialBalance;
  readonly failedExecutions: number;
  readonly runningExecutions: number;
  readonly undelivered: number;
}

const CONCURRENCY = 12;

const readAll = async <Item, Value>(items: readonly Item[], read: (item: Item) => Promise<Value>) => {
  const values: Value[] = [];
  const queue = [...items.entries()];
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) values[next[0]] = await read(next[1]);
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  return values;
};

const readCases = async (world: World, stories: readonly Story[]) => {
  const agent = await world.as({ role: "senior_agent", subject: "replay-auditor" });
  const ids = stories.flatMap(({ cases }) => cases.map(({ id }) => id));
  const disputeIds = stories.flatMap((story) => story.disputes.map(({ id }) => id));
  const cases = await readAll(ids, async (id) => (await agent.get(`/agent/v1/cases/${id}`, AgentCase)).body);
  const filed = await readAll(
    [...ids, ...disputeIds],
    async (id) => [id, (await agent.get(`/agent/v1/cases/${id}/evidence`, FiledEvidence)).body] as const,
  );
  const disputes = await readAll(
    disputeIds,
    async (id) => (await agent.get(`/agent/v1/cases/${id}`, AgentDispute)).body,
  );
  const refundIds = [...new Set([...cases, ...disputes].flatMap(({ refunds }) => refunds.map(({ id }) => id)))];
  const refunds = await readAll(refundIds, async (id) => (await agent.get(`/agent/v1/cases/${id}`, AgentRefund)).body);
  return {
    cases: new Map(cases.map((view) => [view.id, view])),
    disputes: new Map(disputes.map((view) => [view.id, view])),
    filed: new Map(filed),
    refunds: new Map(refunds.map((view) => [view.id, view])),
  };
};

const readLedgers = async (world: World, stories: readonly Story[]) => {
  const platform = await world.as({ role: "platform", subject: "replay-auditor" });
  const orderIds = stories.map(({ order }) => order.placed.orderId);
  const ledgers = await readAll(
    orderIds,
    async (id) => [id, (await platform.get(`/platform/v1/orders/${id}/ledger`, OrderLedger)).body] as const,
  );
  return new Map(ledgers);
};

const readChargebacks = async (world: World, stories: readonly Story[]) => {
  const platform = await world.as({ role: "platform", subject: "replay-auditor" });
  const found = await readAll(
    stories.map(({ order }) => order.placed.orderId),
    async (orderId) => {
      const path = `/platform/v1/cases?kind=chargeback&orderId=${orderId}`;
      return { orderId, items: (await platform.get(path, FoundChargebacks)).body.items };
    },
  );
  return new Map(found.flatMap(({ orderId, items }) => items.slice(0, 1).map((one) => [orderId, one] as const)));
};

/** Reads what concerns the system as a whole. */
export const readSystemState = async (nobody: ApiClient): Promise<SystemState> => {
  const platform = await mintToken(nobody, { role: "platform", subject: "replay-auditor" });
  const countOf = async (status: string) =>
    (await nobody.get(`/_local/executions?status=${status}&limit=1`, Counted)).body.count;
  const [failed, timedOut, aborted] = [await countOf("FAILED"), await countOf("TIMED_OUT"), await countOf("ABORTED")];
  const outbox = (await nobody.get("/_local/outbox", Outbox)).body;
  return {
    trialBalance: (await platform.get("/platform/v1/ledger/trial-balance", TrialBalance)).body,
    failedExecutions: failed + timedOut + aborted,
    runningExecutions: await countOf("RUNNING"),
    undelivered: outbox.unpublished.length + outbox.deadLetters.length,
  };
};

/** Reads what the system says of itself, all through its API. */
export const gatherEvidence = async (
  world: World,
  stories: readonly Story[],
  before: SystemState,
): Promise<Evidence> => ({
  stories,
  books: world.books,
  ...(await readCases(world, stories)),
  ledgers: await readLedgers(world, stories),
  chargebacks: await readChargebacks(world, stories),
  provider: (await world.nobody.get("/_local/payment-gateway", ProviderBooks)).body,
  before,
  after: await readSystemState(world.nobody),
});
