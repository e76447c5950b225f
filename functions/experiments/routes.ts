import * as z from "zod";
import type { Route } from "../../adapters/http/route.ts";
import { ExperimentDefinition } from "../../domain/experiments/index.ts";
import { ExperimentAnswer } from "./experiment-answers.ts";
import { DecideExperimentBody, EmptyBody, ResumeExperimentBody } from "./experiment-bodies.ts";
import { ExperimentListQuery } from "./list-experiments.http.ts";
import { ResultsAnswer } from "./results-answer.ts";

const onExperiment = { audience: "platform", response: ExperimentAnswer, status: 200 } as const;

const step = (name: string, entry: string, summary: string, body: z.ZodType = EmptyBody): Route => ({
  ...onExperiment,
  method: "POST",
  path: `/experiments/{key}/${name}`,
  entry,
  summary,
  body,
});

/** Every operation on experiments. */
export const experimentRoutes: readonly Route[] = [
  {
    ...onExperiment,
    method: "GET",
    path: "/experiments",
    entry: "list-experiments",
    summary: "All experiments, the newest first",
    query: ExperimentListQuery,
    response: z.object({ items: z.array(ExperimentAnswer), nextCursor: z.string().optional() }),
  },
  {
    ...onExperiment,
    method: "PUT",
    path: "/experiments/{key}",
    entry: "put-experiment",
    summary: "Write the definition of an experiment; of a running one only the coverage may grow",
    body: ExperimentDefinition,
  },
  { ...onExperiment, method: "GET", path: "/experiments/{key}", entry: "get-experiment", summary: "One experiment" },
  {
    ...onExperiment,
    method: "GET",
    path: "/experiments/{key}/results",
    entry: "get-experiment-results",
    summary: "What an experiment has come to, and what would change it",
    response: ResultsAnswer,
  },
  step("submit", "submit-experiment", "Ask for approval"),
  step("send-back", "send-back-experiment", "Send the definition back to its author"),
  step("approve", "approve-experiment", "Let it run; not by its author"),
  step("start", "start-experiment", "Take in cases from now on"),
  step("pause", "pause-experiment", "Take in no more cases for now"),
  step("resume", "resume-experiment", "Go on, past guardrails that were looked at", ResumeExperimentBody),
  step("decide", "decide-experiment", "End it with a code that the evidence bears", DecideExperimentBody),
  step("roll-out", "roll-out-experiment", "Give the better variant to everybody"),
  step("roll-back", "roll-back-experiment", "Let everything go as before"),
  step("archive", "archive-experiment", "Put it away"),
];
