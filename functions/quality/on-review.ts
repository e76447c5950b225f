import { execute } from "../../adapters/dynamodb/execute.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { notFound } from "../../adapters/http/problem.ts";
import { respond } from "../../adapters/http/respond.ts";
import { executionContext } from "../../adapters/runtime/execution-context.ts";
import { newId, type TextId } from "../../domain/kernel/ids.ts";
import type { ReviewCommand } from "../../domain/quality-reviews/index.ts";
import { reviewAggregate } from "./review-aggregate.ts";
import { reviewEffects } from "./review-effects.ts";
import { reviewStanding } from "./review-view.ts";
import { type ReviewHead, reviewHead } from "./send-to-review.ts";

interface Commented {
  readonly comment?: string | undefined;
}

/** What a use case makes its command of. */
export interface Given<Body> {
  readonly head: ReviewHead;
  readonly body: Body;
  readonly textId: TextId | undefined;
}

/** A reviewer's step on the review that the path names. The answer is the review as this reviewer may see it. */
export const onReview =
  <Body extends Commented>(toCommand: (given: Given<Body>) => ReviewCommand): HttpHandler =>
  async (request: HttpRequest<Body>, runtime) => {
    const { at, caller, body, commandId, requestHash, params } = request;
    const reviewId = params.reviewId ?? "";
    const actor = { role: caller.role, id: caller.id };
    const words = body.comment;
    const texts = words === undefined ? [] : [{ textId: newId("txt_", runtime.ids.ulid()), words, commandId }];
    const executed = await execute(executionContext(runtime), {
      aggregate: reviewAggregate,
      caseId: reviewId,
      identity: { id: commandId, requestHash },
      actor,
      at,
      expectedVersion: request.expectedVersion,
      gather: async (current) => {
        if (current?.state === undefined) throw notFound("review");
        return toCommand({ head: reviewHead(current.state.subject.market, at, actor), body, textId: texts[0]?.textId });
      },
      effects: reviewEffects(texts),
      answer: ({ state, version }) => ({ status: 200, version, body: state && reviewStanding(state, { actor, at }) }),
    });
    return respond(executed);
  };
