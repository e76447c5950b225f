import type * as z from "zod";
import type { Route } from "../../adapters/http/route.ts";
import { SopAdherence } from "./adherence-answer.ts";
import { AdherenceQuery } from "./adherence-query.ts";
import { CompleteStepBody, DeviationBody, FailStepBody } from "./sop-bodies.ts";
import { SopRunAnswer } from "./sop-view.ts";

const onRun = (path: string, entry: string, summary: string, body: z.ZodType): Route => ({
  audience: "agent",
  method: "POST",
  path: `/cases/{caseId}/sop/${path}`,
  entry,
  summary,
  body,
  response: SopRunAnswer,
  status: 200,
});

const adherenceFor = (audience: "agent" | "platform", rest: Partial<Route> = {}): Route => ({
  audience,
  method: "GET",
  path: "/sops/{sopId}/adherence",
  entry: "measure-adherence",
  summary:
    "How a procedure was kept to, version by version: adherence, deviations by reason, step times, decisions overturned",
  query: AdherenceQuery,
  response: SopAdherence,
  status: 200,
  ...rest,
});

/** Every operation on procedures: the agents' steps on the run of a case that they hold, and the figures. */
export const sopRoutes: readonly Route[] = [
  onRun(
    "steps/{stepId}/complete",
    "complete-step",
    "Say that a step is done, with its answer and what it writes down",
    CompleteStepBody,
  ),
  onRun("steps/{stepId}/skip", "skip-step", "Leave a step out, with a reason", DeviationBody),
  onRun("steps/{stepId}/fail", "fail-step", "Say that a step was tried and cannot be done", FailStepBody),
  onRun("deviate", "deviate-from-sop", "Leave the rest of the procedure out, with a reason", DeviationBody),
  adherenceFor("agent", { roles: ["senior_agent"] }),
  adherenceFor("platform"),
];
