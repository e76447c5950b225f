import type { SopStatus } from "./lifecycle.ts";

/** Why a run says no. */
export type SopRefusal =
  | { readonly code: "sop.not_running"; readonly status: SopStatus | "none" }
  | { readonly code: "sop.step_not_ready"; readonly stepId: string; readonly readyStepId: string }
  | { readonly code: "sop.step_done_by_case"; readonly stepId: string; readonly doneBy: readonly string[] }
  | { readonly code: "sop.step_cannot_fail"; readonly stepId: string }
  | { readonly code: "sop.choice_not_offered"; readonly stepId: string; readonly offered: readonly string[] }
  | { readonly code: "sop.output_wrong"; readonly stepId: string; readonly output: string; readonly expected: string };

/** All codes, so that every one of them is known to have a page and a title. */
export const sopRefusalCodes = [
  "sop.not_running",
  "sop.step_not_ready",
  "sop.step_done_by_case",
  "sop.step_cannot_fail",
  "sop.choice_not_offered",
  "sop.output_wrong",
] as const satisfies readonly SopRefusal["code"][];
