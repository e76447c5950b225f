import * as z from "zod";
import type { Outbox } from "../bus/outbox.ts";
import type { LocalRow } from "../http/exchange.ts";
import { Injection } from "../sandbox/behaviours.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import { localRow } from "./local-row.ts";

/** A handful describes any bad day. */
const INJECTIONS_MAX = 100;

const GatewayConduct = z.strictObject({ behaviours: z.array(Injection).max(INJECTIONS_MAX) });

const OutboxQuery = z.strictObject({ after: z.coerce.number().int().nonnegative().optional() });

const at = (ms: number): string => new Date(ms).toISOString();

const gatewayState = ({ records, behaviours }: Sandbox) => ({
  behaviours: behaviours.list(),
  asked: records.asks().map(({ atMs, ...ask }) => ({ at: at(atMs), ...ask })),
  chargebackEvidence: records
    .evidence()
    .map(({ submittedAtMs, evidence }) => ({ submittedAt: at(submittedAtMs), ...evidence })),
  refunds: records.all().map(({ recordedAtMs, ...refund }) => ({ recordedAt: at(recordedAtMs), ...refund })),
});

/** The outside world of the sandbox: the payment provider's books and behaviour, and everything that went out or would have. */
export const sandboxRows = (sandbox: Sandbox, outbox: Outbox): readonly LocalRow[] => [
  localRow({
    method: "GET",
    path: "/_local/payment-gateway",
    handle: () => ({ status: 200, body: gatewayState(sandbox) }),
  }),
  localRow({
    method: "PUT",
    path: "/_local/payment-gateway",
    body: GatewayConduct,
    handle: ({ body }) => {
      sandbox.behaviours.replace(body.behaviours);
      return { status: 200, body: gatewayState(sandbox) };
    },
  }),
  localRow({
    method: "GET",
    path: "/_local/outbox",
    query: OutboxQuery,
    handle: async ({ query }) => ({
      status: 200,
      body: {
        messages: sandbox.notifier.sent(query.after),
        webhooks: sandbox.webhooks.all().map(({ dueAtMs, ...webhook }) => ({ ...webhook, dueAt: at(dueAtMs) })),
        unpublished: await outbox.unpublished(),
        deadLetters: await outbox.deadLetters(),
      },
    }),
  }),
];
