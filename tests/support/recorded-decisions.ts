import { calendarOf } from "../../adapters/policies/calendars.ts";
import { policyFor } from "../../adapters/policies/policies.ts";
import { policyReferences } from "../../adapters/policies/policy-references.ts";
import type { Currency } from "../../domain/kernel/currencies.ts";
import { BuyerId, OrderId, SellerId } from "../../domain/kernel/ids.ts";
import type { UnitValue } from "../../domain/ledger/unit-value.ts";
import { type RecordedDecision, recordedDecision } from "../../domain/policies/backtest/index.ts";
import {
  type CompiledPolicy,
  evaluateRequest,
  loadPolicy,
  type PolicyDocument,
  type RequestFacts,
} from "../../domain/policies/index.ts";
import { idOf, unitValue } from "./returns.ts";

/** A market's policy with some of its document changed, checked as every policy is. */
export const draftOf = (market: string, change: (document: PolicyDocument) => unknown): CompiledPolicy => {
  const document = structuredClone(policyFor(market).document);
  change(document);
  const loaded = loadPolicy({ ...document, version: document.version + 1 }, "draft", policyReferences);
  if (loaded.outcome === "refused") throw new Error(JSON.stringify(loaded.problems, null, 1));
  return loaded.policy;
};

const valuesOf = (facts: RequestFacts): readonly UnitValue[] => facts.lines.map(({ lineId }) => unitValue({ lineId }));

/** What the opening of a return would keep of a decision; undefined where the request would not have become one case. */
export const recordUnder = (
  policy: CompiledPolicy,
  facts: RequestFacts,
  changes: Partial<RecordedDecision> & { readonly values?: readonly UnitValue[]; readonly number?: number } = {},
): RecordedDecision | undefined => {
  const { document } = policy;
  const { market } = document;
  const { terms, declinedLines, separateLines } = evaluateRequest(policy, facts, calendarOf(market));
  if (separateLines.length > 0 || (declinedLines.length > 0 && terms.verdict !== "decline")) return undefined;
  const { values, number = 1, ...rest } = changes;
  return {
    ...recordedDecision({
      returnId: idOf("ret_", number),
      orderId: OrderId.parse(`order-${number}`),
      buyerId: BuyerId.parse("buyer-1"),
      sellerId: SellerId.parse("seller-1"),
      market,
      currency: document.currency as Currency,
      at: facts.requestedAt,
      facts,
      terms,
      units: values ?? valuesOf(facts),
    }),
    ...rest,
  };
};

/** The same, where the test knows that it is one case. */
export const mustRecord = (...args: Parameters<typeof recordUnder>): RecordedDecision => {
  const record = recordUnder(...args);
  if (record === undefined) throw new Error("the request is not one case");
  return record;
};
