import { resolve } from "node:path";
import { ApiProblem, ApiUnreachable, createApiClient } from "../api-client.ts";
import { NoDatabase } from "../embedded-dynamodb.ts";
import { BrokenInput } from "../orders/broken-input.ts";
import { readOlistOrders } from "../orders/olist-orders.ts";
import { showProgress } from "../progress.ts";
import { type ReplayCommand, readReplayCommand, USAGE, WrongUse } from "./options.ts";
import { startOwnSystem } from "./own-system.ts";
import { replayDays, TooLate } from "./replay.ts";
import { type ReplayOrder, replayOrder } from "./replay-order.ts";
import { runReplay } from "./run.ts";

/** What people can mend themselves is told in a sentence; anything else is a bug and shows where. */
const isForPeople = (error: unknown): error is Error =>
  [WrongUse, BrokenInput, ApiProblem, ApiUnreachable, NoDatabase, TooLate].some((kind) => error instanceof kind);

const ordersOf = ({ folder, limit }: ReplayCommand): readonly ReplayOrder[] => {
  // npm starts scripts in the project; the folder is named from where npm was called.
  const { orders, leftOut } = readOlistOrders(resolve(process.env.INIT_CWD ?? ".", folder));
  for (const { why } of leftOut) process.stderr.write(`left out: ${why}\n`);
  const sorted = orders.map(replayOrder).toSorted((a, b) => a.placedMs - b.placedMs);
  if (sorted.length === 0) throw new BrokenInput(`there is no order in ${folder}`);
  return sorted.slice(0, limit);
};

const systemFor = async ({ url, seed }: ReplayCommand, orders: readonly ReplayOrder[]) => {
  if (url !== undefined) return { url, errors: [], stop: async () => undefined };
  const startAt = new Date(Math.min(...orders.map(({ placedMs }) => placedMs))).toISOString();
  const { recourse, errors } = await startOwnSystem(startAt, seed);
  return { url: recourse.url, errors, stop: recourse.stop };
};

const main = async (command: ReplayCommand): Promise<number> => {
  const orders = ordersOf(command);
  const system = await systemFor(command, orders);
  try {
    const { table, findings } = await runReplay({
      nobody: createApiClient(system.url),
      orders,
      seed: command.seed,
      errors: system.errors,
      progress: showProgress("days", replayDays(orders)),
    });
    process.stdout.write(table);
    return findings.some(({ broken }) => broken.length > 0) ? 1 : 0;
  } finally {
    await system.stop();
  }
};

if (process.argv.includes("--help")) process.stdout.write(USAGE);
else
  try {
    process.exitCode = await main(readReplayCommand(process.argv.slice(2)));
  } catch (error) {
    process.stderr.write(`${isForPeople(error) ? error.message : error instanceof Error ? error.stack : error}\n`);
    process.exitCode = 1;
  }
