import fc from "fast-check";
import { fromEpochMs, type Instant } from "../../domain/kernel/instant.ts";
import { BuyerReason } from "../../domain/kernel/reasons.ts";
import { type LineFacts, LineFlag, type RequestFacts } from "../../domain/policies/index.ts";

// Inside the years of the calendars, with room for the longest window.
const moment: fc.Arbitrary<Instant> = fc
  .integer({ min: Date.UTC(2016, 1, 1), max: Date.UTC(2028, 0, 1) })
  .map((ms) => fromEpochMs(ms));

const maybeMoment = fc.option(moment, { nil: undefined });

const line: fc.Arbitrary<LineFacts> = fc
  .record({
    reason: fc.constantFrom(...BuyerReason.options),
    category: fc.string(),
    flags: fc.array(fc.oneof(fc.constantFrom(...LineFlag.options), fc.string()), { maxLength: 4 }),
    exclusionDisclosed: fc.boolean(),
    valueMinor: fc.oneof(fc.nat(), fc.maxSafeNat()),
    photos: fc.nat({ max: 20 }),
    shipped: fc.boolean(),
    deliveryProven: fc.boolean(),
    deliveredAt: maybeMoment,
    promisedAt: maybeMoment,
  })
  .map(({ deliveredAt, promisedAt, ...facts }) => ({
    ...facts,
    lineId: "line",
    ...(deliveredAt && { deliveredAt }),
    ...(promisedAt && { promisedAt }),
  }));

/** Any request at all: an order with one seller, one line to four, told and delivered or not. */
export const anyRequest: fc.Arbitrary<RequestFacts> = fc
  .record({
    requestedAt: moment,
    legalStatus: fc.constantFrom("trader" as const, "private" as const),
    kind: fc.constantFrom("consumer" as const, "business" as const),
    priorReturnless: fc.nat({ max: 10 }),
    withdrawalInformed: fc.boolean(),
    wholeOrder: fc.boolean(),
    orderedDaysBefore: fc.option(fc.nat({ max: 400 }), { nil: undefined }),
    // Half of the requests come soon after the delivery, where the rules differ most.
    sinceDeliveryMs: fc.option(fc.oneof(fc.nat({ max: 40 * 86_400_000 }), fc.nat({ max: 2 ** 31 })), {
      nil: undefined,
    }),
    lines: fc.array(line, { minLength: 1, maxLength: 4 }),
  })
  .map(({ legalStatus, kind, priorReturnless, orderedDaysBefore, sinceDeliveryMs, lines, ...facts }) => ({
    ...facts,
    ...(orderedDaysBefore !== undefined && {
      orderedAt: fromEpochMs(Date.parse(facts.requestedAt) - orderedDaysBefore * 86_400_000),
    }),
    seller: { legalStatus },
    buyer: { kind, priorReturnless },
    ...(sinceDeliveryMs !== undefined && {
      lastDeliveredAt: fromEpochMs(Math.max(Date.UTC(2016, 1, 1), Date.parse(facts.requestedAt) - sinceDeliveryMs)),
    }),
    lines: lines.map((each, index) => ({ ...each, lineId: `line-${index + 1}` })),
  }));
