import fc from "fast-check";
import { fromEpochMs } from "../../../domain/kernel/instant.ts";
import { BuyerReason } from "../../../domain/kernel/reasons.ts";
import { type LineFacts, LineFlag, type RequestFacts } from "../../../domain/policies/index.ts";

const dayMs = 86_400_000;

/** Most things happen in the last weeks, where the rules differ most; some years ago. */
const ago = fc.oneof(fc.nat({ max: 3 * dayMs }), fc.nat({ max: 40 * dayMs }), fc.nat({ max: 800 * dayMs }));

const line = fc.record({
  reason: fc.constantFrom(...BuyerReason.options),
  category: fc.constantFrom("", "toys"),
  flags: fc.array(fc.constantFrom(...LineFlag.options), { maxLength: 2 }),
  exclusionDisclosed: fc.boolean(),
  valueMinor: fc.oneof(fc.nat({ max: 10_000 }), fc.nat()),
  photos: fc.nat({ max: 5 }),
  isShipped: fc.boolean(),
  isProven: fc.boolean(),
  deliveredAgo: fc.option(ago, { nil: undefined }),
  promisedAgo: fc.option(
    fc.oneof(
      ago,
      ago.map((ms) => -ms),
    ),
    { nil: undefined },
  ),
});

/**
 * Requests as they are gathered from orders and carriers: what came was sent, proof is of a delivery, nothing comes after the
 * request, and periods of goods start with the last of them.
 */
export const gatheredRequest: fc.Arbitrary<RequestFacts> = fc
  .record({
    at: fc.integer({ min: Date.UTC(2021, 0, 1), max: Date.UTC(2026, 11, 1) }),
    legalStatus: fc.constantFrom("trader" as const, "private" as const),
    kind: fc.constantFrom("consumer" as const, "business" as const),
    priorReturnless: fc.nat({ max: 5 }),
    withdrawalInformed: fc.boolean(),
    wholeOrder: fc.boolean(),
    othersAgo: fc.option(ago, { nil: undefined }),
    lines: fc.array(line, { minLength: 1, maxLength: 3 }),
  })
  .map(({ at, legalStatus, kind, priorReturnless, withdrawalInformed, wholeOrder, othersAgo, lines }) => {
    const before = (ms: number) => fromEpochMs(at - ms);
    const arrivals = [...lines.map(({ deliveredAgo }) => deliveredAgo), othersAgo];
    const known = arrivals.filter((arrival) => arrival !== undefined);
    return {
      requestedAt: fromEpochMs(at),
      seller: { legalStatus },
      buyer: { kind, priorReturnless },
      withdrawalInformed,
      wholeOrder,
      ...(known.length === arrivals.length && { lastDeliveredAt: before(Math.min(...known)) }),
      lines: lines.map(
        ({ deliveredAgo, promisedAgo, isShipped, isProven, ...facts }, index): LineFacts => ({
          ...facts,
          lineId: `line-${index + 1}`,
          shipped: isShipped || deliveredAgo !== undefined,
          deliveryProven: isProven && deliveredAgo !== undefined,
          ...(deliveredAgo !== undefined && { deliveredAt: before(deliveredAgo) }),
          ...(promisedAgo !== undefined && { promisedAt: before(promisedAgo) }),
        }),
      ),
    };
  });
