import * as z from "zod";
import type { Lifecycle } from "../kernel/lifecycle.ts";
import type { VersionEventType } from "./events.ts";

/** Where a version stands. Cases open under it while it is `published`, and in no other status. */
export const VersionStatus = z.enum([
  "draft",
  "in_review",
  "changes_requested",
  "backtested",
  "approved",
  "scheduled",
  "published",
  "superseded",
  "withdrawn",
]);
export type VersionStatus = z.infer<typeof VersionStatus>;

const open = { VersionEdited: "draft", VersionWithdrawn: "withdrawn" } as const;

/**
 * Status × event → next status of a version. An edit makes a draft of it again, whatever was said of it before. The last two
 * moves are time's: nobody has to do anything for them, and they cannot be late (see standing.ts).
 */
export const versionLifecycle: Lifecycle<"none" | VersionStatus, VersionEventType> = {
  none: { VersionDrafted: "draft" },
  draft: { ...open, BacktestRecorded: "draft", VersionSubmitted: "in_review" },
  in_review: { ...open, ChangesRequested: "changes_requested", BacktestRecorded: "backtested" },
  changes_requested: { ...open, BacktestRecorded: "changes_requested", VersionSubmitted: "in_review" },
  backtested: {
    ...open,
    ChangesRequested: "changes_requested",
    BacktestRecorded: "backtested",
    VersionApproved: "approved",
  },
  approved: {
    ...open,
    ChangesRequested: "changes_requested",
    BacktestRecorded: "approved",
    VersionApproved: "approved",
    VersionScheduled: "scheduled",
  },
  scheduled: { BacktestRecorded: "scheduled", ScheduleCancelled: "approved", VersionTookEffect: "published" },
  published: { VersionSuperseded: "superseded" },
  superseded: {},
  withdrawn: {},
};
