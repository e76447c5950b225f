import { execute } from "../../adapters/dynamodb/execute.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { notFound, Problem } from "../../adapters/http/problem.ts";
import { respond } from "../../adapters/http/respond.ts";
import { calendarOf } from "../../adapters/policies/calendars.ts";
import { executionContext } from "../../adapters/runtime/execution-context.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { ProviderReport, Refund } from "../../domain/refunds/index.ts";
import type { LegNews } from "./payment-event-body.ts";
import { refundAggregate } from "./refund-aggregate.ts";
import { refundEffects } from "./refund-effects.ts";

const PROVIDER = { role: "payment_provider", id: "payment-provider" } as const;

const reportOf = (news: LegNews): ProviderReport => {
  const { providerRefundId } = news;
  switch (news.type) {
    case "refund.succeeded":
      return {
        outcome: "succeeded",
        providerRefundId,
        ...(news.feeMinor === undefined ? {} : { feeMinor: news.feeMinor }),
      };
    case "refund.pending":
      return { outcome: "pending", providerRefundId, pendingReason: news.pendingReason };
    case "refund.failed":
      return { outcome: "declined", providerRefundId, reason: news.reason };
    case "refund.returned":
      return { outcome: "returned", providerRefundId, reason: news.reason };
  }
};

const checkLeg = (state: Refund | undefined, news: LegNews): Refund => {
  const leg = state?.legs.find(({ legId }) => legId === news.legId);
  if (state === undefined || leg === undefined) throw notFound("refund leg");
  if (leg.currency !== news.amount.currency)
    throw new Problem("invalid-request", "The amount has another currency than the leg.", {
      errors: [{ pointer: "#/amount/currency", detail: `Must be ${leg.currency}.` }],
    });
  return state;
};

/** Tells a refund what the provider said of one of its legs. The key names refund, leg and attempt. */
export const recordLegNews = async (runtime: Runtime, news: LegNews, request: HttpRequest) => {
  const [refundId = "", , generation] = news.key.split(":");
  const { at, commandId, requestHash } = request;
  let versionBefore = 0;
  const executed = await execute(executionContext(runtime), {
    aggregate: refundAggregate,
    caseId: refundId,
    identity: { id: commandId, requestHash },
    actor: PROVIDER,
    at,
    gather: async (current) => {
      const state = checkLeg(current?.state, news);
      versionBefore = current?.version ?? 0;
      return {
        type: "RecordWebhook" as const,
        at,
        actor: PROVIDER,
        calendar: calendarOf(state.market),
        legId: news.legId,
        generation: Number(generation),
        amountMinor: news.amount.amountMinor,
        report: reportOf(news),
      };
    },
    effects: refundEffects,
    answer: ({ version }) => ({
      status: 202,
      version,
      body: { outcome: version > versionBefore ? "recorded" : "unchanged", caseId: refundId },
    }),
  });
  return respond(executed);
};
