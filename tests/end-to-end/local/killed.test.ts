import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { seededChance } from "../../../local/bus/seeded-chance.ts";
import { composition } from "../../../local/composition.ts";
import { type Recourse, startRecourse } from "../../../local/recourse.ts";
import { startKillable } from "../../support/killable.ts";
import { buyer, platform, seller } from "../../support/running-recourse.ts";
import { type Acknowledged, type Door, nowAt, passTimeUntilKilled, send, workUntilKilled } from "./killed-batch.ts";

const PROGRAM = new URL("./recourse-process.ts", import.meta.url);
const KILLS = 20;
const CLIENTS = ["a", "b", "c", "d"];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "recourse-killed-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const runAndKill = async (run: number, afterMs: number, acknowledged: Acknowledged[]): Promise<void> => {
  const { said, kill } = await startKillable<Door>(PROGRAM, folder);
  const work = CLIENTS.map((name) => workUntilKilled(said, `${name}${run}`, acknowledged));
  const time = passTimeUntilKilled(said);
  // A cold process on a busy machine takes its time; the kill comes some time after its first answer, or during its start.
  const before = acknowledged.length;
  try {
    const answered = { timeout: 20_000, interval: 5 };
    if (run % 5 !== 0) await expect.poll(() => acknowledged.length, answered).toBeGreaterThan(before);
    await sleep(afterMs);
  } finally {
    await kill();
  }
  await Promise.all([...work, time]);
};

const doorOf = async ({ url, issuer }: Recourse): Promise<Door> => ({
  url,
  tokens: { buyer: await issuer.mint(buyer), seller: await issuer.mint(seller), platform: await issuer.mint(platform) },
});

// Asked again under its key, a command that happened gives its stored answer; one that was lost would happen now.
const isThere = async (door: Door, { who, path, key, body, answer }: Acknowledged): Promise<boolean> => {
  const again = await send(door, who, "POST", path, body, key);
  expect(again.answer, key).toEqual(answer);
  return again.replayed || path === "/platform/v1/carrier-events";
};

const caseIds = (acknowledged: readonly Acknowledged[]): readonly string[] =>
  acknowledged.flatMap(({ path, answer }) =>
    path === "/storefront/v1/returns" ? [(answer as { id: string }).id] : [],
  );

// A parcel that nobody sees again is for an agent to decide. The carrier was not killed: everything that was sent arrives.
const deliverParcels = async (door: Door, acknowledged: readonly Acknowledged[]): Promise<void> => {
  const orders = acknowledged.filter(({ path }) => path === "/storefront/v1/returns");
  const scannedAt = await nowAt(door);
  for (const { body } of orders) {
    const { orderId } = body as { orderId: string };
    const scan = { carrier: "correios", trackingNumber: orderId, scan: "delivered", scannedAt };
    await send(door, "platform", "POST", "/platform/v1/carrier-events", scan, `${orderId}-arrived`);
  }
};

it(`loses nothing over ${KILLS} kills at random moments of a running batch, and every case ends`, async () => {
  const chance = seededChance(7);
  const acknowledged: Acknowledged[] = [];
  for (let run = 1; run <= KILLS; run += 1) await runAndKill(run, Math.floor(chance() * 600), acknowledged);
  const recourse = await startRecourse({ ...composition, dataFolder: folder });
  try {
    await recourse.idle();
    expect(await recourse.outbox.unpublished()).toEqual([]);
    const door = await doorOf(recourse);
    expect(acknowledged.length).toBeGreaterThan(KILLS);
    for (const command of acknowledged) expect(await isThere(door, command), command.key).toBe(true);
    await deliverParcels(door, acknowledged);
    await recourse.clock.advance("P1Y");
    expect(recourse.engine.listExecutions({ status: "RUNNING" })).toEqual([]);
    expect(recourse.engine.listExecutions({ status: "FAILED" })).toEqual([]);
    for (const id of caseIds(acknowledged)) {
      const { answer } = await send(door, "buyer", "GET", `/storefront/v1/returns/${id}`);
      expect(answer.status, id).toBe("closed");
    }
    const books = await send(door, "platform", "GET", "/platform/v1/ledger/trial-balance");
    expect(books.answer.balanced).toBe(true);
    expect(await recourse.outbox.deadLetters()).toEqual([]);
    expect(recourse.sandbox.webhooks.all().filter(({ state }) => state !== "delivered")).toEqual([]);
    const paidOrders = recourse.sandbox.records.all().map(({ request }) => request.orderId);
    expect(new Set(paidOrders).size).toBe(paidOrders.length);
  } finally {
    await recourse.stop();
  }
}, 300_000);
