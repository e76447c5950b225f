import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { seededChance } from "../../../local/bus/seeded-chance.ts";
import { startThings } from "./fake-system.ts";
import { thingOf } from "./fake-things.ts";
import { startKillable } from "./killable.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "recourse-killed-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const KILLS = 6;

interface Acknowledged {
  readonly things: Set<string>;
  readonly pokes: Map<string, number>;
}

interface Door {
  readonly url: string;
  readonly token: string;
}

const PROGRAM = new URL("./things-process.ts", import.meta.url);

const post = async ({ url, token }: Door, path: string, key: string): Promise<number> => {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json", "idempotency-key": key };
  const response = await fetch(`${url}${path}`, { method: "POST", headers, body: "{}" });
  await response.arrayBuffer();
  return response.status;
};

// A client that opens and pokes until the process dies, and remembers only what it was told had happened.
const client = async (door: Door, name: string, acknowledged: Acknowledged): Promise<void> => {
  try {
    for (let number = 1; ; number += 1) {
      const key = `${name}-${number}`;
      if ((await post(door, "/storefront/v1/things", key)) === 201) acknowledged.things.add(`thing-${key}`);
      const poked = await post(door, `/storefront/v1/things/thing-${key}/pokes`, `poke-${key}`);
      if (poked === 200) acknowledged.pokes.set(`thing-${key}`, 1);
    }
  } catch {
    // The process is gone; whether the last request happened, nobody knows.
  }
};

it(`loses nothing that it acknowledged over ${KILLS} kills at random moments, and every case ends`, async () => {
  const chance = seededChance(20260302);
  const acknowledged: Acknowledged = { things: new Set(), pokes: new Map() };
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const process = await startKillable<Door>(PROGRAM, folder);
    const clients = ["a", "b", "c", "d"].map((name) => client(process.said, `${name}${kill}`, acknowledged));
    await sleep(20 + Math.floor(chance() * 400));
    await process.kill();
    await Promise.all(clients);
  }
  const recourse = await startThings({ dataFolder: folder });
  try {
    await recourse.idle();
    expect(await recourse.outbox.unpublished()).toEqual([]);
    await recourse.clock.advance("P10D");
    expect(acknowledged.things.size).toBeGreaterThan(KILLS);
    for (const thingId of acknowledged.things) {
      const { state } = await thingOf(recourse.runtime, thingId);
      expect(state).toMatchObject({ status: "paid", pokes: expect.any(Number) });
      expect(state.pokes).toBeGreaterThanOrEqual(acknowledged.pokes.get(thingId) ?? 0);
    }
    expect(recourse.engine.listExecutions({ status: "RUNNING" })).toEqual([]);
    expect(await recourse.outbox.deadLetters()).toEqual([]);
    const paid = recourse.sandbox.records.all().map(({ key }) => key);
    expect(new Set(paid).size).toBe(paid.length);
    expect(recourse.sandbox.webhooks.all().filter(({ state }) => state !== "delivered")).toEqual([]);
  } finally {
    await recourse.stop();
  }
}, 120_000);
