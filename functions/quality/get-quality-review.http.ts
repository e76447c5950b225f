import { load } from "../../adapters/dynamodb/load.ts";
import { findOrder } from "../../adapters/dynamodb/orders.ts";
import { readText } from "../../adapters/dynamodb/texts.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import { notFound, problemOfRefusal } from "../../adapters/http/problem.ts";
import { negotiateLanguage } from "../../adapters/policies/language.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { QualityReview } from "../../domain/quality-reviews/index.ts";
import { findWhole, settingOf } from "../cases/find-case.ts";
import { timelineView } from "../cases/timeline-view.ts";
import { agentsIn, blinded } from "./blinded.ts";
import { proceduresOf } from "./procedures-of.ts";
import { reviewAggregate } from "./review-aggregate.ts";
import { reviewStanding } from "./review-view.ts";

const commentsOf = async ({ store }: Runtime, { reviewId, submissions }: QualityReview) => {
  const texts = submissions.flatMap(({ textId }) => textId ?? []);
  return (await Promise.all(texts.map((textId) => readText(store, reviewId, textId)))).flatMap((words) => words ?? []);
};

/**
 * What a reviewer judges by: the decision, its order, the timeline up to it and its procedure, with the names of agents hidden. What
 * happened afterwards is not shown. Who decided is shown nothing of the review.
 */
export const getQualityReview: HttpHandler = async (request, runtime) => {
  const { caller, at, language, params } = request;
  const found = await load(runtime.store, reviewAggregate, params.reviewId ?? "");
  const review = found?.state;
  if (found === undefined || review === undefined) throw notFound("review");
  const { caseId, decidedSeq, deciders } = review.subject;
  if (deciders.some((decider) => decider === caller.id)) throw problemOfRefusal({ code: "quality.own_decision" });
  const whole = await findWhole(runtime, caseId);
  const setting = settingOf(whole);
  const events = whole.events.filter(({ seq }) => seq <= decidedSeq);
  const [order, procedures] = await Promise.all([
    findOrder(runtime.store, setting.orderId),
    proceduresOf(runtime, review.subject, negotiateLanguage(language)),
  ]);
  const standing = reviewStanding(review, { actor: caller, at });
  const shown = {
    order: order?.order.snapshot ?? null,
    timeline: timelineView({ ...whole, events, state: setting }, request),
    procedures,
  };
  const names = new Set([...agentsIn(whole.events), ...deciders]);
  return {
    status: 200,
    headers: { etag: `"${found.version}"` },
    body: {
      ...standing,
      comments: standing.others.length > 0 ? await commentsOf(runtime, review) : [],
      case: blinded(shown, names),
    },
  };
};
