import { execute } from "../../adapters/dynamodb/execute.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import { problemOfRefusal } from "../../adapters/http/problem.ts";
import { concurrentChange } from "../../adapters/http/respond.ts";
import { negotiateLanguage } from "../../adapters/policies/language.ts";
import { executionContext } from "../../adapters/runtime/execution-context.ts";
import { questionView } from "./question-view.ts";
import { surveyAggregate } from "./survey-aggregate.ts";
import { surveyEffects } from "./survey-effects.ts";
import { linkIn, theirs } from "./survey-link.ts";

/** Shows a party what it is asked, and notes that the link was followed. */
export const getSurvey: HttpHandler = async (request, runtime) => {
  const link = await linkIn(request, runtime);
  const { at, caller } = request;
  const actor = { role: caller.role, id: caller.id };
  const id = `open-link:${link.surveyId}`;
  const executed = await execute(executionContext(runtime), {
    aggregate: surveyAggregate,
    caseId: link.surveyId,
    identity: { id, requestHash: id },
    actor,
    at,
    gather: async (current) => {
      theirs(current?.state, link, request);
      return { type: "OpenLink" as const, at, actor };
    },
    effects: surveyEffects(),
  });
  if (executed.outcome === "refused") throw problemOfRefusal({ ...executed.refusal });
  if (executed.outcome !== "accepted") throw concurrentChange();
  const survey = theirs(executed.current.state, link, request);
  return { status: 200, body: questionView(survey, negotiateLanguage(request.language)) };
};
