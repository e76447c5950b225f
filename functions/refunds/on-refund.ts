import { execute } from "../../adapters/dynamodb/execute.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { notFound } from "../../adapters/http/problem.ts";
import { respond } from "../../adapters/http/respond.ts";
import { calendarOf } from "../../adapters/policies/calendars.ts";
import { executionContext } from "../../adapters/runtime/execution-context.ts";
import { LegId } from "../../domain/kernel/ids.ts";
import type { RefundCommand } from "../../domain/refunds/index.ts";
import type { DeskAction } from "../agent-desk/desk-actions.ts";
import { actionsAtDesk } from "../agent-desk/holding.ts";
import { refundAggregate } from "./refund-aggregate.ts";
import { refundEffects } from "./refund-effects.ts";
import { refundView } from "./refund-view.ts";
import type { RefundHead } from "./send-to-refund.ts";

interface Given<Body> {
  readonly body: Body;
  readonly head: RefundHead;
  readonly legId: () => LegId;
}

/** An operation of an agent on one refund; the answer is the refund. */
export const onRefund =
  <Body>(toCommand: (given: Given<Body>) => RefundCommand): HttpHandler =>
  async (request: HttpRequest<Body>, runtime) => {
    const actor = { role: request.caller.role, id: request.caller.id };
    const legId = () => {
      const parsed = LegId.safeParse(request.params.legId);
      if (!parsed.success) throw notFound("refund leg");
      return parsed.data;
    };
    let actionsFor: Awaited<ReturnType<typeof actionsAtDesk<DeskAction>>> = (actions) => [...actions];
    const executed = await execute(executionContext(runtime), {
      aggregate: refundAggregate,
      caseId: request.params.refundId ?? "",
      identity: { id: request.commandId, requestHash: request.requestHash },
      actor,
      at: request.at,
      expectedVersion: request.expectedVersion,
      gather: async (current) => {
        if (current?.state === undefined) throw notFound("refund");
        actionsFor = await actionsAtDesk(request, runtime, current.state.refundId);
        const head = { at: request.at, actor, calendar: calendarOf(current.state.market) };
        return toCommand({ body: request.body, head, legId });
      },
      effects: refundEffects,
      answer: ({ state, version }) => {
        const view = state && refundView(state, version);
        return { status: 200, version, body: view && { ...view, nextActions: actionsFor(view.nextActions) } };
      },
    });
    return respond(executed);
  };
