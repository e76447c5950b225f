import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, it, onTestFailed } from "vitest";
import type { DisputeCase } from "../../functions/disputes/dispute-answers.ts";
import type { Case } from "../../functions/returns/answers.ts";
import { seededChance } from "../../local/bus/seeded-chance.ts";
import { type LivedCase, liveCase } from "../support/case-lives.ts";
import { InsistentClient } from "../support/insistent-client.ts";
import { agent, platform } from "../support/running-recourse.ts";
import { lastingPort, StartedProcess } from "../support/started-process.ts";

const KILLS = 20;

/** As many parties as act at once. */
const WORKERS = 9;

/** Every kind of life in every price band; the last of them end after the last kill. */
const CASES_MIN = 30;

/** How long the system lives between two kills: from just after it answers to well into the work. */
const LIFE_MS = { min: 50, max: 900 } as const;

/** Longer than any chain of clocks of a case. */
const UNTIL_ALL_ENDED = "P120D";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "recourse-kill-nine-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Gateway {
  readonly refunds: readonly {
    key: string;
    outcome: string;
    request: { orderId: string; legId: string; amount: { amountMinor: number } };
  }[];
}

/** Kills the system at random moments while parties act, and lets them finish what they began. */
const killedBatch = async (system: StartedProcess, client: InsistentClient, chance: () => number, now: string) => {
  const lived: LivedCase[] = [];
  let [isKilling, number] = [true, 0];
  const worker = async (): Promise<void> => {
    while (isKilling || number < CASES_MIN) {
      number += 1;
      lived.push(await liveCase(client, number, now));
    }
  };
  const workers = Promise.all(Array.from({ length: WORKERS }, worker));
  let killedInMidAir = 0;
  for (let kill = 1; kill <= KILLS; kill += 1) {
    await Promise.race([workers, sleep(LIFE_MS.min + Math.floor(chance() * (LIFE_MS.max - LIFE_MS.min)))]);
    if (client.unanswered > 0) killedInMidAir += 1;
    await system.kill();
    await system.start();
  }
  isKilling = false;
  await workers;
  return { lived, killedInMidAir };
};

/** Everything that was answered is known: the same command again is the same answer, out of memory. */
const expectRemembered = async (client: InsistentClient): Promise<void> => {
  for (const said of client.acknowledged.filter(({ method }) => method === "POST")) {
    const heard = await client.again(said);
    expect(heard, `${said.path} ${said.key}`).toEqual({ status: said.status, replayed: true, answer: said.answer });
  }
};

/** Everything that was answered is in the timeline, once, in its order. */
const expectInTimelines = async (client: InsistentClient, lived: readonly LivedCase[]): Promise<void> => {
  for (const { returnId, expected } of lived) {
    const path = `/agent/v1/cases/${returnId}/timeline`;
    const { items } = await client.get<{ items: { type: string }[] }>(agent, path);
    expect(items.map(({ type }) => type).filter((type) => expected.includes(type))).toEqual(expected);
  }
};

/** What a dispute paid that is over. */
const refundedIn = async (client: InsistentClient, disputeId: string): Promise<number> => {
  const { status, money } = await client.get<DisputeCase>(agent, `/agent/v1/cases/${disputeId}`);
  expect(status).toBe("final");
  return money.refunded.amountMinor;
};

/** Every case is over, and the buyer has at the provider what the case says, by no leg twice. */
const expectEnded = async (client: InsistentClient, lived: readonly LivedCase[]): Promise<void> => {
  const { refunds } = await client.get<Gateway>(undefined, "/_local/payment-gateway");
  const paid = refunds.filter(({ outcome }) => outcome === "succeeded");
  expect(paid).toHaveLength(refunds.length);
  expect(new Set(paid.map(({ request }) => request.legId)).size).toBe(paid.length);
  for (const { returnId, disputeId, orderId } of lived) {
    const { status, money } = await client.get<Case>(agent, `/agent/v1/cases/${returnId}`);
    expect(["closed", "withdrawn"]).toContain(status);
    const inDispute = disputeId === undefined ? 0 : await refundedIn(client, disputeId);
    const ofOrder = paid.filter(({ request }) => request.orderId === orderId);
    const paidMinor = ofOrder.reduce((sum, { request }) => sum + request.amount.amountMinor, 0);
    const refundedMinor = money.refunded.amountMinor;
    expect([paidMinor, money.ordered.amountMinor]).toEqual([refundedMinor + inDispute, refundedMinor]);
    expect(paidMinor).toBeLessThanOrEqual(money.paid.amountMinor);
  }
};

const expectAtRest = async (client: InsistentClient): Promise<void> => {
  const running = await client.get<{ items: unknown[] }>(undefined, "/_local/executions?status=RUNNING");
  const failed = await client.get<{ items: unknown[] }>(undefined, "/_local/executions?status=FAILED");
  expect([running.items, failed.items]).toEqual([[], []]);
  const outbox = await client.get<{ unpublished: unknown[]; deadLetters: unknown[]; webhooks: { state: string }[] }>(
    undefined,
    "/_local/outbox",
  );
  expect([outbox.unpublished, outbox.deadLetters]).toEqual([[], []]);
  expect(outbox.webhooks.filter(({ state }) => state !== "delivered")).toEqual([]);
  const books = await client.get<{ balanced: boolean }>(platform, "/platform/v1/ledger/trial-balance");
  expect(books.balanced).toBe(true);
};

it(`loses nothing over ${KILLS} kills at random moments, and every case ends with its money paid once`, async () => {
  const seed = Number(process.env.SEED ?? 20_261_121);
  const system = new StartedProcess(folder, await lastingPort());
  onTestFailed(() => {
    process.stderr.write(`SEED=${seed} npx vitest run tests/simulation/kill-nine\n${system.said}\n`);
  });
  try {
    await system.start();
    const client = new InsistentClient(system.url);
    const { now } = await client.get<{ now: string }>(undefined, "/_local/clock");
    const { lived, killedInMidAir } = await killedBatch(system, client, seededChance(seed), now);
    expect(killedInMidAir).toBeGreaterThan(KILLS / 2);
    expect(lived.length).toBeGreaterThanOrEqual(CASES_MIN);
    await expectRemembered(client);
    await expectInTimelines(client, lived);
    await client.say(platform, "POST", "/_local/clock", "on", { advance: UNTIL_ALL_ENDED });
    await expectEnded(client, lived);
    await expectAtRest(client);
  } finally {
    await system.kill();
  }
}, 300_000);
