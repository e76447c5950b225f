import type { ExperimentUnit } from "../kernel/flow-flags.ts";
import type { Instant } from "../kernel/instant.ts";
import type { DecisionCode } from "./decision-code.ts";
import type { ForbiddenSubject } from "./flag-registry.ts";
import type { ExperimentStatus } from "./lifecycle.ts";
import type { MetricName } from "./metrics.ts";
import type { StopReason } from "./stop-rules.ts";

/** Why an experiment says no. */
export type ExperimentRefusal =
  | { readonly code: "experiment.not_in_status"; readonly status: ExperimentStatus }
  | { readonly code: "experiment.frozen"; readonly status: ExperimentStatus; readonly changed: readonly string[] }
  | { readonly code: "experiment.coverage_narrowed"; readonly coverage: number }
  | { readonly code: "experiment.own_approval"; readonly author: string }
  | { readonly code: "experiment.flag_not_declared"; readonly flag: string; readonly declared: readonly string[] }
  | { readonly code: "experiment.subject_forbidden"; readonly flag: string; readonly subject: ForbiddenSubject }
  | {
      readonly code: "experiment.variant_unknown";
      readonly flag: string;
      readonly variant: string;
      readonly variants: readonly string[];
    }
  | { readonly code: "experiment.subjects_not_affirmed"; readonly missing: readonly ForbiddenSubject[] }
  | { readonly code: "experiment.currencies_mixed"; readonly metric: MetricName }
  | { readonly code: "experiment.start_too_far"; readonly latest: Instant }
  | { readonly code: "experiment.flag_taken"; readonly flag: string; readonly by: string }
  | {
      readonly code: "experiment.layer_taken";
      readonly layer: string;
      readonly by: string;
      readonly from: number;
      readonly to: number;
      readonly unit: ExperimentUnit;
    }
  | { readonly code: "experiment.too_many_running"; readonly runningMax: number }
  | { readonly code: "experiment.draw_broken"; readonly because: StopReason }
  | { readonly code: "experiment.not_shown"; readonly asked: DecisionCode; readonly allowed: readonly DecisionCode[] }
  | { readonly code: "experiment.nothing_to_roll_out"; readonly decision: DecisionCode };

/** All codes, so that every one of them is known to have a page and a title. */
export const experimentRefusalCodes = [
  "experiment.not_in_status",
  "experiment.frozen",
  "experiment.coverage_narrowed",
  "experiment.own_approval",
  "experiment.flag_not_declared",
  "experiment.subject_forbidden",
  "experiment.variant_unknown",
  "experiment.subjects_not_affirmed",
  "experiment.currencies_mixed",
  "experiment.start_too_far",
  "experiment.flag_taken",
  "experiment.layer_taken",
  "experiment.too_many_running",
  "experiment.draw_broken",
  "experiment.not_shown",
  "experiment.nothing_to_roll_out",
] as const satisfies readonly ExperimentRefusal["code"][];
