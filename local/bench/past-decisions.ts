import { calendarOf } from "../../adapters/policies/calendars.ts";
import { policyFor } from "../../adapters/policies/policies.ts";
import { policyReferences } from "../../adapters/policies/policy-references.ts";
import { BuyerId, newId, OrderId, SellerId } from "../../domain/kernel/ids.ts";
import { addMs, instant } from "../../domain/kernel/instant.ts";
import { BuyerReason } from "../../domain/kernel/reasons.ts";
import { type RecordedDecision, recordedDecision } from "../../domain/policies/backtest/index.ts";
import {
  type CompiledPolicy,
  evaluateRequest,
  loadPolicy,
  Market,
  type RequestFacts,
} from "../../domain/policies/index.ts";
import { LIFE_BEGINS } from "./life.ts";

const DAY_MS = 86_400_000;

/** How long after the delivery buyers ask: at once, near the ends of the usual windows, and far behind them. */
const DAYS_SINCE_DELIVERY = [1, 6, 13, 29, 88, 200];

const ago = (days: number) => addMs(instant(LIFE_BEGINS), -days * DAY_MS);

const factsOf = (reason: BuyerReason, daysSince: number, number: number): RequestFacts => ({
  requestedAt: addMs(instant(LIFE_BEGINS), (number % 90) * DAY_MS),
  orderedAt: ago(daysSince + 7),
  seller: { legalStatus: number % 5 === 0 ? "private" : "trader" },
  buyer: { kind: number % 11 === 0 ? "business" : "consumer", priorReturnless: number % 4 },
  withdrawalInformed: number % 7 !== 0,
  wholeOrder: number % 3 !== 0,
  lastDeliveredAt: ago(daysSince),
  lines: [
    {
      lineId: "line-1",
      reason,
      category: ["housewares", "shoes", "toys"][number % 3] ?? "",
      flags: number % 6 === 0 ? ["hygiene_sealed"] : [],
      exclusionDisclosed: true,
      valueMinor: 1_000 + 977 * number,
      photos: number % 3,
      shipped: true,
      deliveredAt: ago(daysSince),
      deliveryProven: number % 2 === 0,
      promisedAt: ago(daysSince + 2),
    },
  ],
});

const recordOf = (policy: CompiledPolicy, facts: RequestFacts, number: number): RecordedDecision => {
  const { market, currency } = policy.document;
  const item = facts.lines[0]?.valueMinor ?? 0;
  return recordedDecision({
    returnId: newId("ret_", `01KK${String(number).padStart(22, "0")}`),
    orderId: OrderId.parse(`bench-${number}`),
    buyerId: BuyerId.parse(`bench-buyer-${number % 50}`),
    sellerId: SellerId.parse(`bench-seller-${number % 10}`),
    market,
    currency,
    at: facts.requestedAt,
    facts,
    terms: evaluateRequest(policy, facts, calendarOf(market)).terms,
    units: [
      {
        lineId: "line-1",
        unitNo: 1,
        sellerId: `bench-seller-${number % 10}`,
        paid: { item, tax: 0, shipping: 0, shipping_tax: 0, fee: 0 },
        discounts: [],
        commissionMinor: Math.floor(item / 10),
      },
    ],
  });
};

/** The market's policy with one rule more, which sends to an agent what is asked for with many photos. */
const draftOf = (market: Market): CompiledPolicy => {
  const { document } = policyFor(market);
  const last = document.rules.at(-1);
  if (last === undefined) throw new Error("a policy has rules");
  const rule = { ...last, id: `${market.toLowerCase()}.drafted`, when: "photos == 2" };
  const drafted = { ...document, rules: [{ ...rule, outcome: { verdict: "ask_agent" } }, ...document.rules] };
  const loaded = loadPolicy(drafted, "draft", policyReferences);
  if (loaded.outcome === "refused") throw new Error(JSON.stringify(loaded.problems));
  return loaded.policy;
};

/** Past decisions of one market, one for each reason and time since the delivery, and a draft to try on them. */
export const pastDecisions = () =>
  Market.options.map((market) => ({
    draft: draftOf(market),
    calendar: calendarOf(market),
    records: BuyerReason.options.flatMap((reason, index) =>
      DAYS_SINCE_DELIVERY.map((days, step) => {
        const number = index * DAYS_SINCE_DELIVERY.length + step + 1;
        return recordOf(policyFor(market), factsOf(reason, days, number), number);
      }),
    ),
  }));
