import type { RecordedDecision } from "../../domain/policies/backtest/recorded-decision.ts";
import { Return } from "../../domain/returns/return.ts";
import { batchGet } from "./batch-get.ts";
import { fromText } from "./json-text.ts";
import type { Store } from "./store.ts";
import { caseKeys } from "./table-keys.ts";

const Ended = Return.pick({ status: true, refunds: true, contest: true });

/** What a buyer was paid in the end, in minor units; undefined while the case or its money is under way. */
const endIn = (state: unknown): { readonly refundedMinor: number } | undefined => {
  const { status, refunds, contest } = Ended.parse(state);
  const isOver = (status === "closed" || status === "withdrawn") && contest?.standing !== "open";
  if (!isOver || refunds.some(({ outcome }) => outcome === undefined)) return undefined;
  return { refundedMinor: refunds.reduce((sum, { refundedMinor = 0 }) => sum + refundedMinor, 0) };
};

/** How the cases of decisions have ended, by the id of the return; those that have not are absent. */
export const actualEnds = async (
  store: Store,
  decisions: readonly Pick<RecordedDecision, "returnId">[],
): Promise<ReadonlyMap<string, { readonly refundedMinor: number }>> => {
  const items = await batchGet(
    store,
    decisions.map(({ returnId }) => caseKeys.state(returnId)),
  );
  const ended = items.flatMap(({ state }) => {
    const found = fromText(state) as { readonly returnId: string };
    const end = endIn(found);
    return end === undefined ? [] : [[found.returnId, end] as const];
  });
  return new Map(ended);
};
