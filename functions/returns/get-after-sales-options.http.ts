import { deliveryOf, findOrder } from "../../adapters/dynamodb/orders.ts";
import { casesOfOrder } from "../../adapters/dynamodb/pointers.ts";
import { unitMarks } from "../../adapters/dynamodb/unit-marks.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import { notFound } from "../../adapters/http/problem.ts";
import { fullPath } from "../../adapters/http/route.ts";
import { calendarOf } from "../../adapters/policies/calendars.ts";
import { type Language, negotiateLanguage } from "../../adapters/policies/language.ts";
import { policyInForce } from "../../adapters/policies/policy-in-force.ts";
import { explanationIn } from "../../adapters/policies/texts.ts";
import { withdrawalText } from "../../adapters/policies/withdrawals/texts.ts";
import { BuyerReason } from "../../domain/kernel/reasons.ts";
import type { UnitValue } from "../../domain/ledger/unit-value.ts";
import { unitsOf } from "../../domain/orders/order-selectors.ts";
import { isInForceOn } from "../../domain/policies/floors/index.ts";
import { type CompiledPolicy, evaluateRequest } from "../../domain/policies/index.ts";
import { linked } from "../articles/article-links.ts";
import { priorReturnless } from "./prior-returnless.ts";
import { type RequestReads, requestFacts } from "./request-facts.ts";

/** What every reason would get for these units, each asked alone and without photos yet. */
const reasonOptions = (
  policy: CompiledPolicy,
  reads: RequestReads,
  units: readonly UnitValue[],
  language: Language,
) => {
  const [first] = units;
  if (first === undefined) return [];
  const { lineId, sellerId } = first;
  const calendar = calendarOf(policy.document.market);
  return BuyerReason.options.map((reason) => {
    const facts = requestFacts(reads, sellerId, [{ lineId, reason, evidenceIds: [], units }]);
    const { terms } = evaluateRequest(policy, facts, calendar);
    return {
      reason,
      verdict: terms.verdict,
      statutory: terms.statutory,
      windowEndsAt: terms.windowEndsAt,
      returnNeeded: terms.returnNeeded,
      returnShippingPayer: terms.returnShippingPayer,
      photosMin: terms.evidencePhotosMin,
      explanation: linked(
        explanationIn(terms, { viewer: "buyer", language, timeZone: calendar.timeZone }),
        "buyer",
        reads.at,
      ),
    };
  });
};

const statementPath = fullPath({ audience: "storefront", path: "/withdrawals" });

/** The law wants a function of its own in which to withdraw, where and since when it does. */
const wantedBy = ({ floors, document }: CompiledPolicy, { at }: RequestReads): string | undefined => {
  const calendar = calendarOf(document.market);
  return floors.find((floor) => floor.topic === "withdrawal_function" && isInForceOn(floor, at, calendar))?.citation;
};

/** Where to withdraw by law, for as long as the right runs. */
const withdrawalOption = (
  policy: CompiledPolicy,
  reads: RequestReads,
  reasons: ReturnType<typeof reasonOptions>,
  language: Language,
) => {
  const byLaw = reasons.find(({ reason }) => reason === "WITHDRAWAL_STATUTORY");
  if (byLaw === undefined || !byLaw.statutory) return {};
  const label = withdrawalText("withdrawal.label", language);
  const wanted = wantedBy(policy, reads);
  return {
    withdrawal: {
      label,
      method: "POST",
      href: statementPath,
      windowEndsAt: byLaw.windowEndsAt,
      ...(wanted === undefined ? {} : { requiredBy: wanted }),
    },
  };
};

/** What can be asked for on each line of the buyer's order: reasons, terms, and how many units are still free. */
export const getAfterSalesOptions: HttpHandler = async (request, runtime) => {
  const orderId = request.params.orderId ?? "";
  const found = await findOrder(runtime.store, orderId);
  if (found === undefined || found.order.snapshot.buyer.buyerId !== request.caller.id) throw notFound("order");
  const { order } = found;
  const { snapshot } = order;
  const [delivery, marks, cases, returnless, policy] = await Promise.all([
    deliveryOf(runtime.store, orderId),
    unitMarks(
      runtime.store,
      orderId,
      snapshot.lines.map(({ lineId }) => lineId),
    ),
    casesOfOrder(runtime.store, orderId),
    priorReturnless(runtime, snapshot.buyer.buyerId, request.at),
    policyInForce(runtime.store, snapshot.market, request.at),
  ]);
  const reads = { order, delivery, priorReturnless: returnless, at: request.at };
  const language = negotiateLanguage(request.language);
  const lines = snapshot.lines.map(({ lineId, sellerId, units }) => {
    const free = unitsOf(order, lineId).filter(({ unitNo }) => marks.get(lineId)?.[unitNo] === undefined);
    const reasons = reasonOptions(policy, reads, free, language);
    const withdrawal = withdrawalOption(policy, reads, reasons, language);
    return { lineId, sellerId, units, freeUnits: free.length, reasons, ...withdrawal };
  });
  const ofOrder = cases.map(({ caseId, kind }) => ({ id: caseId, kind }));
  return { status: 200, body: { orderId, market: snapshot.market, lines, cases: ofOrder } };
};
