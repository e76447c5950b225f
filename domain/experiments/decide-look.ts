import { accept, type Decision, refuse } from "../kernel/decider.ts";
import type { ExperimentCommandOf } from "./commands.ts";
import { type DecisionCode, findingOf } from "./decision-code.ts";
import type { ExperimentEvent } from "./events.ts";
import type { Experiment } from "./experiment.ts";
import { recordOf } from "./look.ts";
import type { ExperimentRefusal } from "./refusals.ts";
import type { Evidence } from "./statistics/evidence.ts";
import { type StopRule, stopRuleAt } from "./stop-rules.ts";

type Answer = Decision<ExperimentEvent, ExperimentRefusal>;
type At = ExperimentCommandOf<"RingClock">["at"];

const consequence = ({ status, halt }: Experiment, rule: StopRule, at: At): readonly ExperimentEvent[] => {
  const { action, because, metric, variant } = rule;
  if (because === undefined) return [];
  const data = { because, ...(metric === undefined ? {} : { metric }), ...(variant === undefined ? {} : { variant }) };
  switch (action) {
    case "none":
      return [];
    case "pause":
      // Already held for the same reason: nothing new happened.
      return status === "paused" && halt?.because === because
        ? []
        : [{ type: "ExperimentPaused", at, data: { ...data, by: "recourse" } }];
    case "stop_safety":
      return [{ type: "ExperimentStoppedForSafety", at, data }];
    case "stop_futility":
      return [{ type: "ExperimentStoppedForFutility", at, data }];
  }
};

/** A look: it is written down, and the stop rules act by themselves. */
export const lookAt = (state: Experiment, evidence: Evidence, at: At): Answer => {
  const finding = findingOf(state.definition, evidence);
  const look = recordOf(evidence, finding, state.lastLook?.smallestP ?? {});
  const rule = stopRuleAt(state.definition, evidence, state.acknowledged);
  return accept({ type: "ExperimentLooked", at, data: { look } }, ...consequence(state, rule, at));
};

/** What a person may call an experiment whose evidence says `found`: that, less than that, or nothing. */
const allowedFor = (found: DecisionCode | undefined): readonly DecisionCode[] => {
  if (found === undefined || found === "ABANDONED") return ["ABANDONED"];
  return found === "SHIP" ? ["SHIP", "SHIP_PARTIAL", "ABANDONED"] : [found, "ABANDONED"];
};

/** Ends an experiment with a code; one that the evidence does not bear is refused with those that it does. */
export const decideOn = (
  { definition }: Experiment,
  { at, actor, code, evidence }: ExperimentCommandOf<"DecideExperiment">,
): Answer => {
  const finding = findingOf(definition, evidence);
  const allowed = allowedFor(finding.code);
  if (!allowed.includes(code)) return refuse({ code: "experiment.not_shown", asked: code, allowed });
  const variant = code === finding.code || code === "SHIP_PARTIAL" ? finding.variant : undefined;
  const data = { code, ...(variant === undefined ? {} : { variant }), by: actor.id };
  return accept({ type: "ExperimentDecided", at, data });
};
