import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { problemOfRefusal } from "../../adapters/http/problem.ts";
import { replay } from "../../domain/kernel/decider.ts";
import { newId } from "../../domain/kernel/ids.ts";
import { returns } from "../../domain/returns/index.ts";
import type { RequestReturnBody } from "./bodies.ts";
import { draftRequest } from "./draft-request.ts";
import { refundPreview } from "./refund-preview.ts";
import { returnView } from "./return-view.ts";
import { FREE } from "./surroundings.ts";

/** Decides a request without keeping it: the same verdict, clocks and money as the request itself would get now. */
export const previewReturn: HttpHandler = async (request: HttpRequest<RequestReturnBody>, runtime) => {
  const { body, caller, at } = request;
  const returnId = newId("ret_", runtime.ids.ulid());
  const { command } = await draftRequest(runtime, { caller, body, at, returnId });
  const decision = returns.decide(returns.initial, command);
  if (decision.outcome === "refused") throw problemOfRefusal(decision.refusal);
  const state = replay(returns, decision.events);
  if (state === undefined) throw new Error("an accepted request opens a case");
  const view = returnView(state, 0, request, FREE);
  const { id: _id, version: _version, nextActions: _nextActions, ...preview } = view;
  return { status: 200, body: { ...preview, refund: refundPreview(state), clocks: state.terms.clocks } };
};
