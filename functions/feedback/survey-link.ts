import type { Caller, HttpRequest } from "../../adapters/http/exchange.ts";
import { notFound, problemOfRefusal } from "../../adapters/http/problem.ts";
import { openSurveyToken, type SurveyLink } from "../../adapters/http/survey-token.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { refusalOfLink, type Survey, type SurveyState } from "../../domain/feedback/index.ts";

/**
 * The link of a request's path. One that we did not sign, or that was given to the other party, answers as if there were no such
 * survey, and does not say which.
 */
export const linkIn = async ({ params, caller }: HttpRequest, runtime: Runtime): Promise<SurveyLink> => {
  const link = openSurveyToken(await runtime.surveyKey(), params.token ?? "");
  if (link === undefined || link.party !== caller.role) throw notFound("survey");
  return link;
};

const isAskedOf = ({ subject }: Survey, caller: Caller): boolean =>
  subject.party === "buyer" ? subject.buyerId === caller.id : subject.sellerId === caller.sellerId;

/** The survey behind a link, if it is the caller's. A link alone proves nothing: whoever found one in a mailbox is somebody else. */
export const theirs = (state: SurveyState, link: SurveyLink, { caller, at }: HttpRequest): Survey => {
  if (state === undefined || state.subject.party !== link.party || !isAskedOf(state, caller)) throw notFound("survey");
  // What became of the survey says more than that its link is old.
  const refusal = refusalOfLink(state, at);
  if (refusal !== undefined) throw problemOfRefusal({ ...refusal });
  if (at >= link.expiresAt) throw problemOfRefusal({ code: "feedback.link_expired", expiredAt: link.expiresAt });
  return state;
};
