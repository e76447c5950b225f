import { orderWithMarks } from "../../adapters/dynamodb/unit-marks.ts";
import type { Caller } from "../../adapters/http/exchange.ts";
import { notFound, problemOfRefusal } from "../../adapters/http/problem.ts";
import { calendarOf } from "../../adapters/policies/calendars.ts";
import { scheduledPolicy } from "../../adapters/policies/policy-in-force.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import { newId, type ReturnId, SellerId } from "../../domain/kernel/ids.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { FrozenOrder } from "../../domain/orders/frozen-order.ts";
import { evaluateRequest, type RequestVerdict } from "../../domain/policies/index.ts";
import type { CommandOf } from "../../domain/returns/index.ts";
import type { RequestReturnBody } from "./bodies.ts";
import { UNITS_MAX } from "./bodies.ts";
import { chooseUnits } from "./choose-units.ts";
import { priorReturnless } from "./prior-returnless.ts";
import { requestFacts } from "./request-facts.ts";

/** What a request amounts to before anything is decided: the command, and what the policy said line by line. */
export interface Draft {
  readonly order: FrozenOrder;
  readonly command: CommandOf<"RequestReturn">;
  readonly verdict: RequestVerdict;
}

interface Asked {
  readonly caller: Caller;
  readonly body: RequestReturnBody;
  readonly at: Instant;
  /** When the buyer declared it, where that was before: what was sent in time counts, and is judged as of then. */
  readonly declaredAt?: Instant | undefined;
  readonly returnId: ReturnId;
}

const checkSize = (lines: RequestReturnBody["lines"]): void => {
  const units = lines.reduce((sum, line) => sum + line.units, 0);
  if (units > UNITS_MAX) throw problemOfRefusal({ code: "return.too_many_units", unitsMax: UNITS_MAX, units });
};

/**
 * Gathers everything for a return request: the buyer's own order, the units still free, the facts and the policy's verdict.
 * Throws the problem when the order is not the caller's or the units cannot be had together.
 */
export const draftRequest = async (runtime: Runtime, asked: Asked): Promise<Draft> => {
  const { caller, body, at, declaredAt = at, returnId } = asked;
  checkSize(body.lines);
  const lineIds = [...new Set(body.lines.map(({ lineId }) => lineId as string))];
  const [found, returnless] = await Promise.all([
    orderWithMarks(runtime.store, body.orderId, lineIds),
    priorReturnless(runtime, caller.id, at),
  ]);
  if (found === undefined || found.order.snapshot.buyer.buyerId !== caller.id) throw notFound("order");
  const { order, delivery, marks, schedule } = found;
  const { buyer, market, currency, orderId } = order.snapshot;
  const chosen = chooseUnits(order, marks, body.lines);
  if ("refusal" in chosen) throw problemOfRefusal(chosen.refusal);
  const reads = { order, delivery, priorReturnless: returnless, at: declaredAt };
  const calendar = calendarOf(market);
  const facts = requestFacts(reads, chosen.sellerId, chosen.lines);
  const policy = await scheduledPolicy(runtime.store, schedule, market, at);
  const verdict = evaluateRequest(policy, facts, calendar);
  const { declinedLines, separateLines, terms } = verdict;
  if (separateLines.length > 0 || (declinedLines.length > 0 && terms.verdict !== "decline"))
    throw problemOfRefusal({ code: "return.lines_declined", declinedLines, separateLines });
  const actor: Actor = { role: caller.role, id: caller.id };
  const command = {
    type: "RequestReturn" as const,
    at,
    actor,
    calendar,
    returnId,
    orderId,
    buyerId: buyer.buyerId,
    sellerId: SellerId.parse(chosen.sellerId),
    market,
    currency,
    units: chosen.lines.flatMap(({ units, reason, evidenceIds }) =>
      units.map((value) => ({ value, reason, evidenceIds: [...evidenceIds] })),
    ),
    terms,
    facts,
    refundId: newId("rfd_", runtime.ids.ulid()),
  };
  return { order, command, verdict };
};
