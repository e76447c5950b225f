import { execute } from "../../adapters/dynamodb/execute.ts";
import { load } from "../../adapters/dynamodb/load.ts";
import { orderWithMarks } from "../../adapters/dynamodb/unit-marks.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { Caller, HttpRequest } from "../../adapters/http/exchange.ts";
import { notFound, Problem, problemOfRefusal } from "../../adapters/http/problem.ts";
import { respond } from "../../adapters/http/respond.ts";
import { calendarOf } from "../../adapters/policies/calendars.ts";
import { disputeTerms } from "../../adapters/policies/dispute-terms.ts";
import { scheduledPolicy } from "../../adapters/policies/policy-in-force.ts";
import { executionContext } from "../../adapters/runtime/execution-context.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { DisputeCommandOf } from "../../domain/disputes/index.ts";
import { type DisputeId, newId, type OrderId, SellerId, type TextId } from "../../domain/kernel/ids.ts";
import type { Return } from "../../domain/returns/index.ts";
import { checkEvidence } from "../evidence/check-evidence.ts";
import { mayRead } from "../returns/on-return.ts";
import { returnAggregate } from "../returns/return-aggregate.ts";
import { disputeAggregate } from "./dispute-aggregate.ts";
import type { OpenDisputeBody } from "./dispute-bodies.ts";
import { disputeEffects } from "./dispute-effects.ts";
import { disputeView } from "./dispute-view.ts";
import { disputedUnits, type NamedUnit, refundedBy } from "./disputed-units.ts";
import { textsIn } from "./on-dispute.ts";
import { orderedBefore } from "./ordered-before.ts";

type Request = HttpRequest<OpenDisputeBody>;

/** What a dispute is about, as it was asked for: the order, its units, and the return where there is one. */
interface Subject {
  readonly orderId: string;
  readonly units: readonly NamedUnit[];
  readonly aReturn?: Return;
}

const closedReturn = async (runtime: Runtime, caller: Caller, returnId: string): Promise<Return> => {
  const state = (await load(runtime.store, returnAggregate, returnId))?.state;
  if (state === undefined || !mayRead(state, caller)) throw notFound("return");
  if (state.status === "closed") return state;
  throw new Problem("invalid-request", "The return is still open.", {
    errors: [{ pointer: "#/returnId", detail: "Go on with the return: a dispute is opened on one that is closed." }],
  });
};

const subjectOf = async (runtime: Runtime, { body, caller }: Request): Promise<Subject> => {
  if (body.returnId === undefined) return { orderId: body.orderId as OrderId, units: body.units ?? [] };
  const state = await closedReturn(runtime, caller, body.returnId);
  const all = state.units.map(({ lineId, unitNo }) => ({ lineId, unitNo }));
  const stranger = body.units?.findIndex(
    (unit) => !all.some(({ lineId, unitNo }) => lineId === unit.lineId && unitNo === unit.unitNo),
  );
  if (stranger !== undefined && stranger >= 0)
    throw new Problem("invalid-request", "The return has no such unit.", {
      errors: [{ pointer: `#/units/${stranger}`, detail: "Name units of the return, or leave units out for all." }],
    });
  return { orderId: state.orderId, units: body.units ?? all, aReturn: state };
};

const isOwn = (caller: Caller, buyerId: string, sellerId: string): boolean =>
  caller.role === "buyer" ? buyerId === caller.id : caller.role === "seller" && sellerId === caller.sellerId;

type Opening = DisputeCommandOf<"OpenDispute">;

/** Gathers everything for a dispute: the caller's own order, the units with what is left of them, and the terms that will hold. */
const openCommand = async (
  runtime: Runtime,
  request: Request,
  disputeId: DisputeId,
  textId: TextId | undefined,
): Promise<Opening> => {
  const { body, caller, at } = request;
  const { units: named, orderId, aReturn } = await subjectOf(runtime, request);
  const found = await orderWithMarks(runtime.store, orderId, [...new Set(named.map(({ lineId }) => lineId))]);
  const buyerId = found?.order.snapshot.buyer.buyerId;
  if (found === undefined || buyerId === undefined) throw notFound("order");
  if (caller.role === "buyer" && buyerId !== caller.id) throw notFound("order");
  if (caller.role === "seller" && !found.order.snapshot.lines.some(({ sellerId }) => sellerId === caller.sellerId))
    throw notFound("order");
  const before = await orderedBefore(runtime, orderId, namedCases(found.marks));
  const chosen = disputedUnits(found, named, before);
  if ("refusal" in chosen) throw problemOfRefusal(chosen.refusal);
  if (!isOwn(caller, buyerId, chosen.sellerId)) throw notFound("order");
  const { market, currency } = found.order.snapshot;
  const policy = await scheduledPolicy(runtime.store, found.schedule, market, at);
  const { document } = policy;
  const openedBy = caller.role === "seller" ? "seller" : "buyer";
  return {
    type: "OpenDispute",
    at,
    actor: { role: caller.role, id: caller.id },
    calendar: calendarOf(market),
    disputeId,
    orderId: found.order.snapshot.orderId,
    buyerId,
    sellerId: SellerId.parse(chosen.sellerId),
    market,
    currency,
    openedBy,
    ...(aReturn === undefined ? {} : { returnId: aReturn.returnId }),
    returnIsOpen: false,
    mayComeBack: false,
    ground: body.ground,
    units: [...chosen.units],
    terms: disputeTerms(body.ground, openedBy, {
      market,
      policy: {
        id: document.id,
        version: document.version,
        ...(policy.contentHash === undefined ? {} : { contentHash: policy.contentHash }),
      },
      overrides: document.overrides,
      goodwillPerAgentMonthMinor: document.limits.goodwillPerAgentMonthMinor,
    }),
    ...(textId === undefined ? {} : { textId }),
    evidenceIds: body.evidenceIds,
  };
};

const namedCases = (marks: ReadonlyMap<string, Readonly<Record<string, string>>>): readonly string[] => [
  ...new Set([...marks.values()].flatMap((ofLine) => Object.values(ofLine).flatMap((mark) => refundedBy(mark) ?? []))),
];

/** A buyer or a seller opens a dispute on units of an order, or on a return that is closed. */
export const openDispute: HttpHandler = async (request: Request, runtime) => {
  const { caller, at, commandId, requestHash } = request;
  const disputeId = newId("dsp_", runtime.ids.ulid());
  const texts = textsIn(request, runtime);
  const executed = await execute(executionContext(runtime), {
    aggregate: disputeAggregate,
    caseId: disputeId,
    identity: { id: commandId, requestHash },
    actor: { role: caller.role, id: caller.id },
    at,
    // The id was drawn a moment ago, so there is nothing to read under it.
    seen: { state: undefined, version: 0 },
    gather: async () => {
      await checkEvidence(runtime, caller, request.body.evidenceIds);
      return openCommand(runtime, request, disputeId, texts[0]?.textId as TextId | undefined);
    },
    effects: disputeEffects(texts),
    answer: ({ state, version }) => ({ status: 201, version, body: state && disputeView(state, version, request) }),
  });
  return respond(executed);
};
