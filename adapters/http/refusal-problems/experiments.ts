import type { ExperimentRefusal } from "../../../domain/experiments/refusals.ts";
import { type ProblemRow, row } from "../problem-row.ts";

/** Every "no" of an experiment. */
export const experimentProblems = {
  "experiment.not_in_status": row(
    409,
    "The experiment is in another status",
    "Read the experiment; its currentStatus says what may come next.",
  ),
  "experiment.frozen": row(
    409,
    "The definition is frozen",
    "Leave the plan, the metrics and the draw as they are; only the coverage of a running experiment may grow.",
  ),
  "experiment.coverage_narrowed": row(
    409,
    "The coverage cannot become narrower",
    "Send at least the present coverage; pause the experiment to take in nobody.",
  ),
  "experiment.own_approval": row(
    403,
    "Authors do not approve their own experiments",
    "Ask somebody else of the platform to approve it.",
  ),
  "experiment.flag_not_declared": row(422, "Nobody declared what the flag varies", "Name a flag of declared."),
  "experiment.subject_forbidden": row(
    422,
    "No experiment may vary this",
    "Vary the order of steps, wording, a channel, timing inside a limit, offers of equal value, tools or queues instead.",
  ),
  "experiment.variant_unknown": row(
    422,
    "The flag has no such variant",
    "Name variants of the flag, the control first.",
  ),
  "experiment.subjects_not_affirmed": row(
    422,
    "The ethics check is not complete",
    "Affirm in ethicsCheck every subject of missing, if no variant touches it.",
  ),
  "experiment.currencies_mixed": row(
    422,
    "A metric in money needs one currency",
    "Add a condition to eligibility that narrows currency to one.",
  ),
  "experiment.start_too_far": row(
    422,
    "The start is too far away",
    "Name a start no later than latest, or none and start it by hand.",
  ),
  "experiment.flag_taken": row(
    409,
    "Another experiment varies the flag",
    "Wait until the other experiment is decided, or vary another flag.",
  ),
  "experiment.layer_taken": row(
    409,
    "Another experiment has these units of the layer",
    "Take buckets of the layer that are free and the same unit, or another layer.",
  ),
  "experiment.too_many_running": row(409, "Too many experiments run at once", "Wait until one is decided."),
  "experiment.draw_broken": row(
    409,
    "The draw is broken",
    "Decide it as invalid, mend the cause, and begin a new experiment with another key.",
  ),
  "experiment.not_shown": row(
    409,
    "The evidence does not bear this code",
    "Decide with one of allowed, or let it run on.",
  ),
  "experiment.nothing_to_roll_out": row(
    409,
    "There is nothing to roll out",
    "Roll the experiment back, or begin another.",
  ),
} satisfies Record<ExperimentRefusal["code"], ProblemRow>;
