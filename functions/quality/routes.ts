import * as z from "zod";
import type { Route } from "../../adapters/http/route.ts";
import { EmptyBody } from "../refunds/leg-bodies.ts";
import { QualityFigures } from "./quality-answer.ts";
import { QualityQuery } from "./quality-query.ts";
import { ReviewBody } from "./review-bodies.ts";
import { ReviewStanding } from "./review-view.ts";

const onReview = (action: string, entry: string, summary: string, body: z.ZodType): Route => ({
  audience: "agent",
  method: "POST",
  path: `/quality-reviews/{reviewId}/${action}`,
  entry,
  summary,
  body,
  response: ReviewStanding,
  status: 200,
});

const figuresFor = (audience: "agent" | "platform", rest: Partial<Route> = {}): Route => ({
  audience,
  method: "GET",
  path: "/quality",
  entry: "measure-quality",
  summary: "What reviews of decisions found, how far reviewers agree, and how often decisions were overturned",
  query: QualityQuery,
  response: QualityFigures,
  status: 200,
  ...rest,
});

const WholeReview = ReviewStanding.extend({
  comments: z.array(z.string()),
  case: z.record(z.string(), z.unknown()),
}).meta({ id: "QualityReview" });

/** Every operation on reviews of decisions, and the figures. */
export const qualityRoutes: readonly Route[] = [
  {
    audience: "agent",
    method: "GET",
    path: "/quality-reviews/{reviewId}",
    entry: "get-quality-review",
    summary: "What a decision is judged by, with nobody's name",
    response: WholeReview,
    status: 200,
  },
  onReview("claim", "claim-quality-review", "Take a reviewer's place, or keep it for longer", EmptyBody),
  onReview("release", "release-quality-review", "Give a reviewer's place back", EmptyBody),
  onReview("submit", "submit-quality-review", "Hand in what you found, once", ReviewBody),
  figuresFor("agent", { roles: ["senior_agent"] }),
  figuresFor("platform"),
];
