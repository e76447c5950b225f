import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { createApiClient } from "../../local/api-client.ts";
import { readOlistOrders } from "../../local/orders/olist-orders.ts";
import { startOwnSystem } from "../../local/replay/own-system.ts";
import { TooLate } from "../../local/replay/replay.ts";
import { type ReplayOrder, replayOrder } from "../../local/replay/replay-order.ts";
import { runReplay } from "../../local/replay/run.ts";
import { generatedFolder, writeFolder } from "../support/olist-folder.ts";

/** Real orders, where somebody has put them beside the project; their licence keeps them out of it. */
const SHARED = process.env.RECOURSE_SHARED ?? fileURLToPath(new URL("../../../shared", import.meta.url));
const REAL_ORDERS = `${SHARED}/data/olist`;

/** Two years of a few dozen orders are some thousand requests. */
const TIMEOUT_MS = 240_000;

const cleaners: (() => unknown)[] = [];
afterEach(async () => {
  for (const clean of cleaners.splice(0)) await clean();
});

const inOrder = (folder: string): readonly ReplayOrder[] =>
  readOlistOrders(folder)
    .orders.map(replayOrder)
    .toSorted((a, b) => a.placedMs - b.placedMs);

const generated = (count: number, seed: number): readonly ReplayOrder[] => {
  const { folder, remove } = writeFolder(generatedFolder(count, seed));
  cleaners.push(remove);
  return inOrder(folder);
};

const replayed = async (orders: readonly ReplayOrder[], seed: number) => {
  const startAt = new Date(Math.min(...orders.map(({ placedMs }) => placedMs))).toISOString();
  const { recourse, errors } = await startOwnSystem(startAt, seed);
  cleaners.push(recourse.stop);
  return runReplay({ nobody: createApiClient(recourse.url), orders, seed, errors });
};

const brokenIn = ({ findings }: Awaited<ReturnType<typeof replayed>>) =>
  findings.filter(({ broken }) => broken.length > 0);

describe("a replay of made-up orders", () => {
  it(
    "keeps every promise",
    async () => {
      const result = await replayed(generated(40, 1), 7);
      expect(brokenIn(result)).toEqual([]);
      expect(result.table).toMatch(/40 orders from 2017-01-\d\d to 2017-01-\d\d, seed 7: \d\d cases/);
    },
    TIMEOUT_MS,
  );

  it(
    "tells the same table for the same seed, and another for another",
    async () => {
      const orders = generated(8, 2);
      const { table } = await replayed(orders, 11);
      expect((await replayed(orders, 11)).table).toBe(table);
      expect((await replayed(orders, 12)).table).not.toBe(table);
    },
    TIMEOUT_MS,
  );

  it("asks for a system whose clock is before the first order", async () => {
    const orders = generated(2, 3);
    const { recourse } = await startOwnSystem("2020-01-01T00:00:00Z", 1);
    cleaners.push(recourse.stop);
    await expect(runReplay({ nobody: createApiClient(recourse.url), orders, seed: 1 })).rejects.toThrow(TooLate);
  });
});

describe.skipIf(!existsSync(REAL_ORDERS))(`a replay of real orders (skipped without ${REAL_ORDERS})`, () => {
  it(
    "of those that went wrong keeps every promise",
    async () => {
      const orders = inOrder(REAL_ORDERS);
      const troubled = orders.filter(({ history }) => history !== "on_time").slice(0, 14);
      const several = orders.filter(({ placed }) => placed.lines.length > 1 || placed.payments.length > 1).slice(0, 6);
      const chosen = orders.filter((order) => troubled.includes(order) || several.includes(order));
      expect(brokenIn(await replayed(chosen, 7))).toEqual([]);
    },
    TIMEOUT_MS,
  );
});
