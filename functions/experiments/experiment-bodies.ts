import * as z from "zod";
import { DecisionCode, MetricName } from "../../domain/experiments/index.ts";

/** Which guardrails somebody has looked at and lets pass; those that stop the experiment are none of them. */
export const ResumeExperimentBody = z.strictObject({ acknowledged: z.array(MetricName).max(8).default([]) });

/** What the experiment came to. */
export const DecideExperimentBody = z.strictObject({ code: DecisionCode });

/** A command that says everything by its path. */
export const EmptyBody = z.strictObject({});
