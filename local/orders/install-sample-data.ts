import { z } from "zod";
import { type ApiClient, ApiProblem, createApiClient } from "../api-client.ts";
import { READY_IDENTITIES } from "../identity/ready-identities.ts";
import { mintToken } from "../mint-token.ts";
import { type Progress, showProgress } from "../progress.ts";
import type { OrderDocument } from "./olist-orders.ts";
import { openSampleReturn } from "./open-sample-return.ts";
import { sampleOrders } from "./sample-orders.ts";
import { SAMPLE_RETURNS, type SampleReturn } from "./sample-returns.ts";

/** What is asked of the system that gets the data. */
export interface SampleTarget {
  readonly url: string;
  readonly clock: { now(): string };
}

const Cases = z.object({ items: z.array(z.looseObject({ id: z.string() })) });

/** The last thing that is installed, so that it tells whether everything before it was. */
const isInstalled = async (platform: ApiClient): Promise<boolean> => {
  const last = SAMPLE_RETURNS.at(-1);
  const { items } = (await platform.get(`/platform/v1/cases?orderId=${last?.orderId}`, Cases)).body;
  return items.length > 0;
};

// After a start that was cut short, the orders of then stay as they are.
const keepOrder = async (platform: ApiClient, order: OrderDocument): Promise<void> => {
  try {
    await platform.put(`/platform/v1/orders/${order.orderId}`, order, z.unknown());
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code !== "order.frozen") throw error;
  }
};

const install = async (nobody: ApiClient, platform: ApiClient, now: string, progress: Progress): Promise<void> => {
  const orders = sampleOrders(now);
  const buyerOf = ({ orderId }: SampleReturn) => orders.find((order) => order.orderId === orderId)?.buyer.buyerId ?? "";
  let done = 0;
  const step = () => {
    done += 1;
    progress.at(done);
  };
  for (const order of orders) {
    await keepOrder(platform, order);
    step();
  }
  for (const sample of SAMPLE_RETURNS) {
    await openSampleReturn(nobody, platform, sample, buyerOf(sample));
    step();
  }
};

/** Puts orders and some open returns into a system that has none, all through its API. Later starts find them and change nothing. */
export const installSampleData = async ({ url, clock }: SampleTarget): Promise<void> => {
  const nobody = createApiClient(url);
  const platform = await mintToken(nobody, READY_IDENTITIES.platform);
  if (await isInstalled(platform)) return;
  const progress = showProgress("sample data", sampleOrders(clock.now()).length + SAMPLE_RETURNS.length);
  await install(nobody, platform, clock.now(), progress);
  progress.end();
};
