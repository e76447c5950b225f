import { deskPatterns, lifePatterns, listPatterns, orderPatterns, refundPatterns } from "./access-patterns.ts";
import { measureAsking } from "./asked-return.ts";
import type { Units } from "./counting.ts";
import { dealings, handIn, opening } from "./life.ts";
import { type Asked, type Measured, type Metering, setUpMetering } from "./metering.ts";

/** What every access pattern consumes, and what one whole return does from its opening to the last word on its refund. */
export interface CapacityReport {
  readonly patterns: readonly Measured[];
  readonly whole: Units & Asked;
  /** What asking its two parties adds, which is no part of it. */
  readonly asking: Units & Asked;
}

const LIST_SIZE = 20;
const WHOLE = 9_001;

const wholeReturn = async ({ send, rest, passDay, forget, take, now }: Metering): Promise<Units & Asked> => {
  await send(handIn(WHOLE));
  await rest();
  forget();
  const { id } = await send(opening(WHOLE));
  await rest();
  for (const step of dealings(WHOLE, String(id), now())) {
    await send(step);
    await rest();
  }
  await passDay();
  return take();
};

/** Runs every access pattern once on the embedded table, which counts capacity as DynamoDB publishes it. */
export const measureCapacity = async (): Promise<CapacityReport> => {
  const metering = await setUpMetering({ asking: false });
  try {
    await orderPatterns(metering);
    await lifePatterns(metering);
    const whole = await wholeReturn(metering);
    await deskPatterns(metering);
    await listPatterns(metering, LIST_SIZE);
    await refundPatterns(metering);
    return { patterns: metering.patterns, whole, asking: await measureAsking() };
  } finally {
    await metering.stop();
  }
};
