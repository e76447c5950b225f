import { assignmentWrites } from "../../adapters/dynamodb/assignments.ts";
import { execute } from "../../adapters/dynamodb/execute.ts";
import { experimentsInForce } from "../../adapters/dynamodb/experiments-in-force.ts";
import { none, type SideEffects, together } from "../../adapters/dynamodb/side-effects.ts";
import type { HttpAnswer, HttpRequest } from "../../adapters/http/exchange.ts";
import { respond } from "../../adapters/http/respond.ts";
import { executionContext } from "../../adapters/runtime/execution-context.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { newId, type ReturnId } from "../../domain/kernel/ids.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { checkEvidence } from "../evidence/check-evidence.ts";
import type { RequestReturnBody } from "./bodies.ts";
import { draftRequest } from "./draft-request.ts";
import { type Pinned, pinFlags } from "./pin-flags.ts";
import { returnAggregate } from "./return-aggregate.ts";
import { returnEffects } from "./return-effects.ts";
import { returnView } from "./return-view.ts";
import { FREE } from "./surroundings.ts";

const nothingYet = { state: undefined, version: 0 };

/** What a return that opens comes from: when the buyer declared it, if before now, and what else is written with it. */
export interface Origin {
  readonly declaredAt?: Instant;
  readonly effects?: SideEffects;
}

/** Opens a return under an id for what a buyer asks; the policy's verdict is in the answer. */
export const openReturn = async (
  runtime: Runtime,
  request: HttpRequest,
  returnId: ReturnId,
  body: RequestReturnBody,
  { declaredAt, effects = none }: Origin = {},
): Promise<HttpAnswer> => {
  const { caller, at, commandId, requestHash } = request;
  const textId = newId("txt_", runtime.ids.ulid());
  const texts = body.comment === undefined ? [] : [{ textId, words: body.comment, commandId }];
  const evidenceIds = body.lines.flatMap((line) => line.evidenceIds);
  let assigned: Pinned["assigned"] = [];
  const executed = await execute(executionContext(runtime), {
    aggregate: returnAggregate,
    caseId: returnId,
    identity: { id: commandId, requestHash },
    actor: { role: caller.role, id: caller.id },
    at,
    // The id was drawn a moment ago, so there is nothing to read under it.
    seen: nothingYet,
    gather: async () => {
      await checkEvidence(runtime, caller, evidenceIds);
      const [{ command }, inForce] = await Promise.all([
        draftRequest(runtime, { caller, body, at, declaredAt, returnId }),
        experimentsInForce(runtime.store),
        runtime.flags.refresh(),
      ]);
      const pinned = await pinFlags(runtime, command, inForce);
      assigned = pinned.assigned;
      return { ...command, ...pinned.command, textId: texts[0]?.textId };
    },
    effects: (before, events, after) =>
      together(returnEffects(texts)(before, events, after), assignmentWrites(assigned), effects),
    answer: ({ state, version }) => ({
      status: 201,
      version,
      body: state && returnView(state, version, request, FREE),
    }),
  });
  return respond(executed);
};
