import { execute } from "../../adapters/dynamodb/execute.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { respond } from "../../adapters/http/respond.ts";
import { calendarOf } from "../../adapters/policies/calendars.ts";
import { feedbackTerms } from "../../adapters/policies/feedback-terms.ts";
import { negotiateLanguage } from "../../adapters/policies/language.ts";
import { executionContext } from "../../adapters/runtime/execution-context.ts";
import type { SurveyState } from "../../domain/feedback/index.ts";
import { newId } from "../../domain/kernel/ids.ts";
import { surveyAggregate } from "./survey-aggregate.ts";
import { type SurveyAnswerBody, scoresIn } from "./survey-bodies.ts";
import { surveyEffects } from "./survey-effects.ts";
import { linkIn, theirs } from "./survey-link.ts";

const answerView = (state: SurveyState) =>
  state?.answer && {
    returnId: state.subject.returnId,
    party: state.subject.party,
    answeredAt: state.answer.at,
    scores: state.answer.scores,
    tags: state.answer.tags,
    ...(state.callBack === undefined ? {} : { callBackDueAt: state.callBack.dueAt }),
  };

/** Takes a party's answer in, once. */
export const answerSurvey: HttpHandler = async (request: HttpRequest<SurveyAnswerBody>, runtime) => {
  const link = await linkIn(request, runtime);
  const { at, caller, body, commandId, requestHash } = request;
  const { comment, tags } = body;
  const actor = { role: caller.role, id: caller.id };
  const textId = newId("txt_", runtime.ids.ulid());
  const executed = await execute(executionContext(runtime), {
    aggregate: surveyAggregate,
    caseId: link.surveyId,
    identity: { id: commandId, requestHash },
    actor,
    at,
    gather: async (current) => ({
      type: "AnswerSurvey" as const,
      at,
      actor,
      scores: scoresIn(body),
      tags: [...new Set(tags)],
      language: negotiateLanguage(request.language),
      ...(comment === undefined ? {} : { textId }),
      calendar: calendarOf(theirs(current?.state, link, request).subject.market),
      terms: feedbackTerms,
    }),
    effects: surveyEffects(comment === undefined ? [] : [{ textId, words: comment, commandId }]),
    answer: ({ state, version }) => ({ status: 201, version, body: answerView(state) }),
  });
  return respond(executed);
};
