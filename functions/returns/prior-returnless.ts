import { listCases } from "../../adapters/dynamodb/case-list.ts";
import { indexes } from "../../adapters/dynamodb/table-keys.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { addMs, type Instant } from "../../domain/kernel/instant.ts";
import type { Return } from "../../domain/returns/index.ts";

/** How far back refunds without return count against a buyer; the policies' facts name the same period. */
const PERIOD_MS = 180 * 24 * 60 * 60 * 1000;

/** More than a policy asks about; counting ends there. */
const COUNT_MAX = 20;

/** How many refunds without return a buyer had in the last 180 days. */
export const priorReturnless = async (runtime: Runtime, buyerId: string, at: Instant): Promise<number> => {
  const since = addMs(at, -PERIOD_MS);
  const page = await listCases(
    runtime.store,
    await runtime.cursorKey(),
    { index: indexes.byBuyer, partition: `BUYER#${buyerId}`, from: since, limit: COUNT_MAX },
    ({ kind, state }) => kind === "return" && (state as Return).closeReason === "RETURNLESS",
  );
  return page?.items.length ?? 0;
};
