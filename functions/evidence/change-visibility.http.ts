import * as z from "zod";
import { execute } from "../../adapters/dynamodb/execute.ts";
import { load } from "../../adapters/dynamodb/load.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { notFound, problemOfRefusal } from "../../adapters/http/problem.ts";
import { respond } from "../../adapters/http/respond.ts";
import { executionContext } from "../../adapters/runtime/execution-context.ts";
import { mustHold } from "../../domain/agent-desk/index.ts";
import { piecesOf } from "../../domain/evidence/index.ts";
import { Visibility, WithheldReason } from "../../domain/evidence/visibility.ts";
import { EvidenceId } from "../../domain/kernel/ids.ts";
import { workItemAggregate, workItemIdOf } from "../agent-desk/work-item-aggregate.ts";
import { evidenceFileAggregate, evidenceFileEffects, evidenceFileIdOf } from "./evidence-file-aggregate.ts";

/** Who may see a piece from now on; a reason is needed unless everybody may. */
export const VisibilityBody = z.strictObject({ visibility: Visibility, withheldBecause: WithheldReason.optional() });

const answerOf = (evidenceId: string, chain: Parameters<typeof piecesOf>[0]) => {
  const piece = piecesOf(chain).find((each) => each.evidenceId === evidenceId);
  return { evidenceId, visibility: piece?.visibility, withheldBecause: piece?.withheldBecause };
};

/** An agent who holds the case says who may see a piece of its evidence. What was so before stays in the chain. */
export const changeVisibility: HttpHandler = async (request: HttpRequest<z.infer<typeof VisibilityBody>>, runtime) => {
  const { caller, at, commandId, requestHash, params, body } = request;
  const { caseId = "" } = params;
  const evidenceId = EvidenceId.safeParse(params.evidenceId).data;
  if (evidenceId === undefined) throw notFound("evidence");
  const actor = { role: caller.role, id: caller.id };
  const executed = await execute(executionContext(runtime), {
    aggregate: evidenceFileAggregate,
    caseId: evidenceFileIdOf(caseId),
    identity: { id: commandId, requestHash },
    actor,
    at,
    gather: async (current) => {
      if (current?.state === undefined) throw notFound("case");
      const work = (await load(runtime.store, workItemAggregate, workItemIdOf(caseId)))?.state;
      const refusal = mustHold(work, caller.id, at);
      if (refusal !== undefined) throw problemOfRefusal({ ...refusal });
      return { type: "ChangeVisibility" as const, at, actor, evidenceId, ...body };
    },
    effects: evidenceFileEffects(),
    answer: ({ state, version }) => ({ status: 200, version, body: state && answerOf(evidenceId, state) }),
  });
  return respond(executed);
};
