import * as z from "zod";
import { AUDIENCES } from "../../adapters/http/route.ts";
import { deadlineOf, owesCallBack, Survey, type SurveySubject } from "../../domain/feedback/index.ts";
import { Deadline, NextAction } from "../returns/answers.ts";

/** A survey as agents read it; the words of an answer stand in its timeline. */
export const SurveyCase = z
  .object({
    id: z.string(),
    kind: z.literal("survey"),
    version: z.int().nonnegative(),
    about: z.record(z.string(), z.unknown()),
    ...Survey.omit({ surveyId: true, subject: true }).shape,
    deadlines: z.array(Deadline),
    nextActions: z.array(NextAction),
  })
  .meta({ id: "SurveyCase" });

const aboutOf = ({ party, settlement, outcome, closeReason, returnId, ...rest }: SurveySubject) => ({
  returnId,
  party,
  settlement,
  closeReason,
  outcome,
  ...rest,
});

/** The survey with what an agent can do: complete the call that somebody is owed. */
export const surveyView = (survey: Survey, version: number): z.infer<typeof SurveyCase> => {
  const { surveyId, subject, ...rest } = survey;
  const deadline = deadlineOf(survey);
  const callBack = (actor: "agent" | "senior_agent") => ({
    actor,
    action: "call-back",
    method: "POST" as const,
    href: `${AUDIENCES.agent.prefix}/cases/${surveyId}/call-back`,
    ...(survey.callBack === undefined ? {} : { dueAt: survey.callBack.dueAt }),
  });
  return {
    id: surveyId,
    kind: "survey",
    version,
    ...rest,
    about: aboutOf(subject),
    deadlines: deadline === undefined ? [] : [{ ...deadline }],
    nextActions: owesCallBack(survey) ? [callBack("agent"), callBack("senior_agent")] : [],
  };
};
