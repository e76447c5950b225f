import type * as z from "zod";
import type { Route } from "../../adapters/http/route.ts";
import { EmptyBody } from "../refunds/leg-bodies.ts";
import { MatchBody, RepresentBody, ReviewBody } from "./chargeback-bodies.ts";
import { ChargebackCase } from "./chargeback-view.ts";

const onChargeback = (action: string, entry: string, summary: string, body: z.ZodType): Route => ({
  audience: "agent",
  method: "POST",
  path: `/cases/{caseId}/${action}`,
  entry,
  summary,
  body,
  response: ChargebackCase,
  status: 200,
});

/** What agents can do with a chargeback that they hold. */
export const chargebackRoutes: readonly Route[] = [
  onChargeback("represent", "represent-chargeback", "Answer the bank about a chargeback that you hold", RepresentBody),
  onChargeback("accept", "accept-chargeback", "Give in to a chargeback that you hold", EmptyBody),
  onChargeback("match", "match-chargeback", "Say which payment an unmatched chargeback takes back", MatchBody),
  onChargeback(
    "review",
    "review-chargeback",
    "Write down what was done about a chargeback that needed a look",
    ReviewBody,
  ),
];
