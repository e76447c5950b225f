import * as z from "zod";
import type { Lifecycle } from "../kernel/lifecycle.ts";
import type { ExperimentEventType } from "./events.ts";

/** Where an experiment stands. It varies its flag while it is `running`, and in no other status. */
export const ExperimentStatus = z.enum([
  "draft",
  "review",
  "scheduled",
  "running",
  "paused",
  "stopped_safety",
  "stopped_futility",
  "decided",
  "rolled_out",
  "rolled_back",
  "archived",
]);
export type ExperimentStatus = z.infer<typeof ExperimentStatus>;

const looks = {
  ExperimentStoppedForSafety: "stopped_safety",
  ExperimentStoppedForFutility: "stopped_futility",
  ExperimentDecided: "decided",
} as const;

/** Status × event → next status of an experiment. A changed definition is a draft again, whatever was approved. */
export const experimentLifecycle: Lifecycle<"none" | ExperimentStatus, ExperimentEventType> = {
  none: { ExperimentDrafted: "draft" },
  draft: { DefinitionChanged: "draft", ExperimentSubmitted: "review", ExperimentArchived: "archived" },
  review: {
    DefinitionChanged: "draft",
    ExperimentSentBack: "draft",
    ExperimentApproved: "scheduled",
    ExperimentArchived: "archived",
  },
  scheduled: {
    DefinitionChanged: "draft",
    StartPostponed: "scheduled",
    ExperimentStarted: "running",
    ExperimentArchived: "archived",
  },
  running: {
    ...looks,
    ExperimentLooked: "running",
    CoverageWidened: "running",
    ExperimentPaused: "paused",
  },
  paused: { ...looks, ExperimentLooked: "paused", ExperimentPaused: "paused", ExperimentResumed: "running" },
  stopped_safety: { ExperimentDecided: "decided" },
  stopped_futility: { ExperimentDecided: "decided" },
  decided: { ExperimentRolledOut: "rolled_out", ExperimentRolledBack: "rolled_back" },
  rolled_out: { ExperimentRolledBack: "rolled_back", ExperimentArchived: "archived" },
  rolled_back: { ExperimentArchived: "archived" },
  archived: {},
};
