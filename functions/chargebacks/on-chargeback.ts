import { execute } from "../../adapters/dynamodb/execute.ts";
import { load } from "../../adapters/dynamodb/load.ts";
import type { Text } from "../../adapters/dynamodb/texts.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { notFound, problemOfRefusal } from "../../adapters/http/problem.ts";
import { respond } from "../../adapters/http/respond.ts";
import { chargebackTerms } from "../../adapters/policies/chargeback-terms.ts";
import { executionContext } from "../../adapters/runtime/execution-context.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { mustHold } from "../../domain/agent-desk/index.ts";
import type { Chargeback, ChargebackCommand } from "../../domain/chargebacks/index.ts";
import { workItemAggregate, workItemIdOf } from "../agent-desk/work-item-aggregate.ts";
import { chargebackAggregate } from "./chargeback-aggregate.ts";
import { chargebackEffects } from "./chargeback-effects.ts";
import { chargebackView } from "./chargeback-view.ts";
import { knownPayment } from "./known-payment.ts";
import type { ChargebackHead } from "./send-to-chargeback.ts";

/** What an agent's step is made from. */
export interface Given<Body> {
  readonly request: HttpRequest<Body>;
  readonly head: ChargebackHead;
  readonly runtime: Runtime;
}

interface Step<Body> {
  /** Words that the step keeps beside the case. */
  texts?(request: HttpRequest<Body>, runtime: Runtime): readonly Text[];
  /** The payment whose facts are wanted, where it is not the chargeback's own. */
  payment?(request: HttpRequest<Body>): Chargeback["named"];
  command(given: Given<Body>, texts: readonly Text[]): Promise<ChargebackCommand>;
}

/** An operation of an agent who holds a chargeback; the answer is the chargeback. */
export const onChargeback =
  <Body>(step: Step<Body>): HttpHandler =>
  async (request: HttpRequest<Body>, runtime) => {
    const { at, caller, commandId, requestHash } = request;
    const caseId = request.params.caseId ?? "";
    if (!caseId.startsWith("chb_")) throw notFound("chargeback");
    const actor = { role: caller.role, id: caller.id };
    const texts = step.texts?.(request, runtime) ?? [];
    const executed = await execute(executionContext(runtime), {
      aggregate: chargebackAggregate,
      caseId,
      identity: { id: commandId, requestHash },
      actor,
      at,
      expectedVersion: request.expectedVersion,
      gather: async (current) => {
        if (current?.state === undefined) throw notFound("chargeback");
        const work = (await load(runtime.store, workItemAggregate, workItemIdOf(caseId)))?.state;
        const refusal = mustHold(work, caller.id, at);
        if (refusal !== undefined) throw problemOfRefusal({ ...refusal });
        const payment = step.payment?.(request) ?? current.state.payment ?? current.state.named;
        const known = await knownPayment(runtime, payment, caseId);
        const head = { at, actor, terms: chargebackTerms, ...(known === undefined ? {} : { known }) };
        return step.command({ request, head, runtime }, texts);
      },
      effects: chargebackEffects(texts),
      answer: ({ state, version }) => ({ status: 200, version, body: state && chargebackView(state, version) }),
    });
    return respond(executed);
  };
