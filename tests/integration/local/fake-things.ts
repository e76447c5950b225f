import * as z from "zod";
import { execute } from "../../../adapters/dynamodb/execute.ts";
import { load } from "../../../adapters/dynamodb/load.ts";
import { timelineOf } from "../../../adapters/dynamodb/timeline.ts";
import type { Operation } from "../../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../../adapters/http/exchange.ts";
import { notFound } from "../../../adapters/http/problem.ts";
import { respond } from "../../../adapters/http/respond.ts";
import { executionContext } from "../../../adapters/runtime/execution-context.ts";
import type { Runtime } from "../../../adapters/runtime/runtime.ts";
import { sendCommand } from "../../../adapters/workflow/send-command.ts";
import { SYSTEM } from "../../../domain/kernel/actor.ts";
import { accept, type Decider } from "../../../domain/kernel/decider.ts";
import type { DomainEvent } from "../../../domain/kernel/event.ts";
import { Instant, instant } from "../../../domain/kernel/instant.ts";

/** The smallest case with a clock: opened, poked any number of times, rung when nobody poked it for two days, paid for. */
export const ThingState = z.object({
  status: z.enum(["none", "open", "rung", "paid"]),
  pokes: z.int(),
  dueAt: z.string().optional(),
});
export type ThingState = z.infer<typeof ThingState>;
type ThingEvent = DomainEvent<"ThingOpened" | "ThingPoked" | "ThingRung" | "ThingPaid", { dueAt?: string }>;
export type ThingCommand = { readonly type: "Open" | "Poke" | "Ring" | "Pay"; readonly at: Instant };

export const TWO_DAYS_MS = 172_800_000;

const later = (at: Instant): string => new Date(Date.parse(at) + TWO_DAYS_MS).toISOString();

const decider: Decider<ThingState, ThingCommand, ThingEvent, { code: string }> = {
  initial: { status: "none", pokes: 0 },
  decide: (state, { type, at }) => {
    if (type === "Open") return accept({ type: "ThingOpened", at, data: { dueAt: later(at) } });
    if (type === "Poke") return accept({ type: "ThingPoked", at, data: {} });
    if (type === "Pay") return state.status === "paid" ? accept() : accept({ type: "ThingPaid", at, data: {} });
    const isDue = state.status === "open" && state.dueAt !== undefined && at >= state.dueAt;
    return isDue ? accept({ type: "ThingRung", at, data: {} }) : accept();
  },
  evolve: (state, { type, data }) => {
    if (type === "ThingOpened") return { ...state, status: "open", dueAt: data.dueAt };
    if (type === "ThingPoked") return { ...state, pokes: state.pokes + 1 };
    return { ...state, status: type === "ThingRung" ? "rung" : "paid" };
  },
};

export const things = {
  kind: "thing",
  decider,
  stateSchema: ThingState,
  listing: () => ({ openedAt: "2026-01-01T00:00:00.000Z" }),
};

export const thingOf = async (runtime: Runtime, caseId: string) => {
  const loaded = await load(runtime.store, things, caseId);
  if (loaded === undefined) throw notFound("thing");
  return loaded;
};

/** Sends a command from a task or a reaction. */
export const tell = (runtime: Runtime, caseId: string, type: ThingCommand["type"], commandId: string) =>
  sendCommand(runtime, {
    aggregate: things,
    caseId,
    commandId,
    actor: SYSTEM,
    at: runtime.clock.now(),
    command: () => ({ type, at: runtime.clock.now() }),
  });

const Body = z.strictObject({ note: z.string().max(100).optional() });

const change = (type: ThingCommand["type"], status: number) => async (request: HttpRequest, runtime: Runtime) => {
  const thingId = request.params.thingId ?? `thing-${request.idempotencyKey}`;
  const executed = await execute(executionContext(runtime), {
    aggregate: things,
    caseId: thingId,
    identity: { id: request.commandId, requestHash: request.requestHash },
    actor: { role: request.caller.role, id: request.caller.id },
    at: request.at,
    gather: async () => ({ type, at: request.at }),
    answer: ({ state, version }) => ({ status, body: { thingId, ...state, version }, version }),
  });
  return respond(executed);
};

const route = { audience: "storefront", summary: "", body: Body } as const;

const PaymentEventBody = z.strictObject({
  eventId: z.string(),
  providerRefundId: z.string(),
  key: z.string(),
  legId: z.string(),
  type: z.literal("refund.succeeded"),
  amount: z.strictObject({ amountMinor: z.int(), currency: z.string() }),
  occurredAt: Instant,
});

/** The operations of a tiny marketplace. */
export const thingOperations: readonly Operation[] = [
  {
    route: { ...route, method: "POST", path: "/things", entry: "open-thing", status: 201 },
    handle: change("Open", 201),
  },
  {
    route: { ...route, method: "POST", path: "/things/{thingId}/pokes", entry: "poke-thing", status: 200 },
    handle: change("Poke", 200),
  },
  {
    route: {
      audience: "storefront",
      method: "GET",
      path: "/things/{thingId}",
      entry: "get-thing",
      summary: "",
      status: 200,
    },
    handle: async ({ params, query, caller, language }: HttpRequest, runtime: Runtime) => {
      const { state, version } = await thingOf(runtime, params.thingId ?? "");
      const events = await timelineOf(runtime.store, params.thingId ?? "");
      const body = { thingId: params.thingId, ...state, version, query, caller, language, events };
      return { status: 200, body, headers: { etag: `"${version}"` } };
    },
  },
  {
    route: { audience: "storefront", method: "GET", path: "/faults/bug", entry: "bug", summary: "", status: 200 },
    handle: async () => {
      throw new Error("secret detail");
    },
  },
  {
    route: {
      audience: "platform",
      method: "POST",
      path: "/payment-events",
      entry: "take-payment-event",
      summary: "",
      body: PaymentEventBody,
      status: 202,
    },
    handle: async (request: HttpRequest<z.infer<typeof PaymentEventBody>>, runtime: Runtime) => {
      const { legId, eventId } = request.body;
      await tell(runtime, legId, "Pay", `webhook:${eventId}`);
      return { status: 202, body: {} };
    },
  },
];

export const FIRST_INSTANT = instant("2026-03-02T12:00:00Z");
