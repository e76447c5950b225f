import * as z from "zod";
import type { Route } from "../../adapters/http/route.ts";
import { AbandonBody, EmptyBody, RerouteBody } from "./leg-bodies.ts";
import { PaymentEventBody } from "./payment-event-body.ts";

const RefundAnswer = z.record(z.string(), z.unknown());

const onRefund = (path: `/${string}`, entry: string, summary: string, rest: Partial<Route> = {}): Route => ({
  audience: "agent",
  method: "POST",
  path: `/refunds/{refundId}${path}`,
  entry,
  summary,
  response: RefundAnswer,
  status: 200,
  ...rest,
});

const SENIOR = { roles: ["senior_agent"], body: AbandonBody } as const;

/** Every operation on refunds: the provider's webhooks, and what agents do where it got stuck. */
export const refundRoutes: readonly Route[] = [
  {
    audience: "platform",
    method: "POST",
    path: "/payment-events",
    entry: "record-payment-event",
    summary: "Tell what the payment provider said of a refund or a chargeback",
    body: PaymentEventBody,
    response: z.object({ outcome: z.string(), caseId: z.string().optional(), cases: z.array(z.string()).optional() }),
    status: 202,
  },
  onRefund("/legs/{legId}/reroute", "reroute-leg", "Have a failed leg paid another way", { body: RerouteBody }),
  onRefund("/legs/{legId}/abandon", "abandon-leg", "Give up a leg", SENIOR),
  onRefund("/resume", "resume-refund", "Let a parked refund go on", { body: EmptyBody }),
  onRefund("/abandon-refund", "abandon-refund", "Give up a refund that nothing was set aside for", SENIOR),
];
