import * as z from "zod";
import { type ApiClient, createApiClient } from "../api-client.ts";
import { READY_IDENTITIES } from "../identity/ready-identities.ts";
import { mintToken } from "../mint-token.ts";
import { type Progress, type ProgressOutput, showProgress } from "../progress.ts";
import { openSampleReturn } from "./open-sample-return.ts";
import { sampleOrders } from "./sample-orders.ts";
import { SAMPLE_RETURNS, type SampleReturn } from "./sample-returns.ts";
import { sendOrders } from "./send-orders.ts";

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

const install = async (nobody: ApiClient, platform: ApiClient, now: string, progress: Progress): Promise<void> => {
  const orders = sampleOrders(now);
  // After a start that was cut short the orders of then are refused, and stay as they are.
  await sendOrders(platform, orders, { at: progress.at, end: () => undefined });
  let done = orders.length;
  const open = async (sample: SampleReturn): Promise<void> => {
    const { buyer } = orders.find(({ orderId }) => orderId === sample.orderId) ?? {};
    await openSampleReturn(nobody, platform, sample, buyer?.buyerId ?? "");
    done += 1;
    progress.at(done);
  };
  await Promise.all(SAMPLE_RETURNS.slice(0, -1).map(open));
  await Promise.all(SAMPLE_RETURNS.slice(-1).map(open));
};

/** Puts orders and some open returns into a system that has none, all through its API. Later starts find them and change nothing. */
export const installSampleData = async (
  { url, clock }: SampleTarget,
  output: ProgressOutput = process.stderr,
): Promise<void> => {
  const nobody = createApiClient(url);
  const platform = await mintToken(nobody, READY_IDENTITIES.platform);
  if (await isInstalled(platform)) return;
  const progress = showProgress("sample data", sampleOrders(clock.now()).length + SAMPLE_RETURNS.length, output);
  await install(nobody, platform, clock.now(), progress);
  progress.end();
};
