import * as z from "zod";
import type { Behaviour } from "../sandbox/behaviours.ts";
import type { Story } from "./case-file.ts";
import type { Weighted } from "./chance.ts";
import type { World } from "./world.ts";

/** As many as the sandbox's gateway takes. */
const BEHAVIOURS_MAX = 100;

const SHARE = 0.25;

const behaviours: readonly Weighted<Behaviour>[] = [
  ["decline", 25],
  ["timeout_then_paid", 20],
  ["timeout_not_paid", 20],
  ["slow", 10],
  ["webhook_twice", 15],
  ["webhook_before_answer", 10],
];

/** Has the payment provider misbehave once for some orders, each in its own way. */
export const makeWeather = async (world: World, stories: readonly Story[]): Promise<void> => {
  const injected = stories.flatMap((story) => {
    const chance = story.chance("weather");
    const behaviour = chance.happens(SHARE) ? chance.weighted(behaviours) : undefined;
    return behaviour === undefined ? [] : [{ behaviour, times: 1, matching: { orderId: story.order.placed.orderId } }];
  });
  const body = { behaviours: injected.slice(0, BEHAVIOURS_MAX) };
  await world.nobody.put("/_local/payment-gateway", body, z.looseObject({}));
};
