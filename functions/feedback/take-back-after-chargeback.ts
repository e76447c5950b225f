import { timelineOf } from "../../adapters/dynamodb/timeline.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { settlementsIn } from "./settlements.ts";
import { takeBackSurveys } from "./take-back-surveys.ts";

/** A bank disputes the payment of an order: what the parties of a return were asked about its end is taken back. */
export const takeBackAfterChargeback = async (runtime: Runtime, returnId: string, commandId: string): Promise<void> => {
  const found = settlementsIn(await timelineOf(runtime.store, returnId));
  if (found === undefined) return;
  await takeBackSurveys(runtime, found.state, found.count, { because: "chargeback", id: commandId });
};
