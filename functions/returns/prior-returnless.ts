import { countReturnless } from "../../adapters/dynamodb/returnless-refunds.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { addMs, type Instant } from "../../domain/kernel/instant.ts";

/** How far back refunds without return count against a buyer; the policies' facts name the same period. */
const PERIOD_MS = 180 * 24 * 60 * 60 * 1000;

/** More than a policy asks about; counting ends there. */
const COUNT_MAX = 20;

/** How many refunds without return a buyer had in the last 180 days. */
export const priorReturnless = (runtime: Runtime, buyerId: string, at: Instant): Promise<number> =>
  countReturnless(runtime.store, buyerId, addMs(at, -PERIOD_MS), COUNT_MAX);
