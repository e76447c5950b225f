import * as z from "zod";
import type { Story } from "./case-file.ts";
import { wakeSoon } from "./case-turn.ts";
import { planClaim } from "./parties/bank.ts";
import { tellScan } from "./parties/carrier.ts";
import { openCase } from "./parties/open-case.ts";
import { goesIntoDispute, openDirectDispute } from "./parties/open-dispute.ts";
import { wishesOf } from "./wishes.ts";
import type { World } from "./world.ts";

const OUTBOUND_CARRIER = "correios";

const place = async (world: World, { order: { placed } }: Story): Promise<void> => {
  const platform = await world.as({ role: "platform", subject: "shop" });
  await platform.put(`/platform/v1/orders/${placed.orderId}`, placed, z.looseObject({ orderId: z.string() }));
};

/** Notes on the agenda what really happened to an order, each thing at its own instant, and what its buyer will ask for. */
export const liveThrough = (world: World, story: Story): void => {
  const { placed, placedMs, shippedMs, deliveredMs } = story.order;
  const { orderId } = placed;
  const add = (atMs: number, run: () => Promise<void>) => world.agenda.add({ atMs, owner: orderId, run });
  const scanned = (scan: string) => async () => {
    await tellScan(world, { carrier: OUTBOUND_CARRIER, trackingNumber: `OUT-${orderId}`, scan, orderId });
  };
  add(placedMs, () => place(world, story));
  if (shippedMs !== undefined) add(shippedMs, scanned("first_scan"));
  if (deliveredMs !== undefined) add(deliveredMs, scanned("delivered"));
  if (story.claim !== undefined) planClaim(world, story.claim);
  for (const wish of wishesOf(story.order, story.chance("wishes")))
    add(wish.atMs, async () => {
      if (goesIntoDispute(story, wish)) return openDirectDispute(world, story, wish);
      const file = await openCase(world, story, wish);
      if (file !== undefined) wakeSoon(world, file);
    });
};
