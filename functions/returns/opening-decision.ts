import { type RecordedDecision, recordedDecision } from "../../domain/policies/backtest/recorded-decision.ts";
import type { EventOf } from "../../domain/returns/events.ts";

/**
 * What the policy decided when a return was opened, as it is kept for other versions to decide anew. Returns from before facts
 * were kept cannot be, so there is nothing of them.
 */
export const openingDecision = ({
  at,
  data,
}: Pick<EventOf<"ReturnRequested">, "at" | "data">): RecordedDecision | undefined => {
  const { returnId, orderId, buyerId, sellerId, market, currency, facts, terms, units, experiments } = data;
  if (facts === undefined) return undefined;
  const parties = { returnId, orderId, buyerId, sellerId, market, currency };
  const values = units.map(({ value }) => value);
  return recordedDecision({ ...parties, at, facts, terms, units: values, ...(experiments && { experiments }) });
};
