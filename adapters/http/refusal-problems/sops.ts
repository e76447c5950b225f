import type { SopRefusal } from "../../../domain/sops/refusals.ts";
import { type ProblemRow, row } from "../problem-row.ts";

/** Every "no" of a run of a procedure. */
export const sopProblems = {
  "sop.not_running": row(
    409,
    "No procedure runs on the case",
    "Read the case again: its procedure is over, or the case has none. Decide it without one.",
  ),
  "sop.step_not_ready": row(
    409,
    "The step is not the one to be done now",
    "Do the step that is ready first, or skip it with a reason.",
  ),
  "sop.step_done_by_case": row(
    409,
    "The step is done by what happens to the case",
    "Do what the step asks for on the case itself; the step is then done. To decide otherwise, deviate with a reason.",
  ),
  "sop.step_cannot_fail": row(
    409,
    "The procedure has no way on when the step fails",
    "Skip the step with a reason, or complete it.",
  ),
  "sop.choice_not_offered": row(
    422,
    "The step does not offer this answer",
    "Send one of the answers that are offered as choice; a step that offers none takes none.",
  ),
  "sop.output_wrong": row(
    422,
    "What the step writes down is not what it asks for",
    "Send the output that is named as it is expected, and only outputs that the step asks for.",
  ),
} satisfies Record<SopRefusal["code"], ProblemRow>;
