import type { Instant } from "../kernel/instant.ts";
import { mayMove } from "../kernel/lifecycle.ts";
import type { DocumentProblem } from "./commands.ts";
import type { VersionEventType } from "./events.ts";
import { versionLifecycle } from "./lifecycle.ts";
import type { PolicyVersion } from "./policy-version.ts";
import type { VersionRefusal } from "./refusals.ts";
import { statusAt } from "./standing.ts";

/** What people can do with a version, and the event that each leads to. */
const actions = {
  edit: "VersionEdited",
  submit: "VersionSubmitted",
  "request-changes": "ChangesRequested",
  backtest: "BacktestRecorded",
  approve: "VersionApproved",
  publish: "VersionScheduled",
  cancel: "ScheduleCancelled",
  withdraw: "VersionWithdrawn",
} as const satisfies Readonly<Record<string, VersionEventType>>;

export type VersionAction = keyof typeof actions;

/** Every action, in the order of a version's way. */
export const versionActions = Object.keys(actions) as readonly VersionAction[];

/** What can be done with a version at an instant, whoever does it. */
export const allowedActions = (state: PolicyVersion, at: Instant): readonly VersionAction[] =>
  versionActions.filter((action) => mayMove(versionLifecycle, statusAt(state, at), actions[action]));

/** What one person can do: who wrote any of it cannot approve it. Complete both ways, documents with problems aside. */
export const actionsOf = (state: PolicyVersion, person: string, at: Instant): readonly VersionAction[] =>
  allowedActions(state, at).filter((action) => action !== "approve" || mayApprove(state, person) === undefined);

/** The refusal of what the version does not allow where it stands. */
export const mustAllow = (state: PolicyVersion, action: VersionAction, at: Instant): VersionRefusal | undefined => {
  const allowed = allowedActions(state, at);
  return allowed.includes(action)
    ? undefined
    : { code: "policy_version.not_allowed_now", status: statusAt(state, at), allowed };
};

/** Two persons look at every policy: whoever wrote any of it is not the second. */
export const mayApprove = ({ authors }: PolicyVersion, person: string): VersionRefusal | undefined =>
  authors.includes(person) ? { code: "policy_version.own_approval", authors } : undefined;

/** Decided again on past cases, in these very words. */
export const mustBeBacktested = ({ backtest, contentHash }: PolicyVersion): VersionRefusal | undefined =>
  backtest?.contentHash === contentHash ? undefined : { code: "policy_version.not_backtested", contentHash };

/** Approved in these very words. */
export const mustBeApproved = ({ approvals, contentHash }: PolicyVersion): VersionRefusal | undefined =>
  approvals.some((approval) => approval.contentHash === contentHash)
    ? undefined
    : { code: "policy_version.not_approved", contentHash };

/** A document without anything that keeps it from being published; less than the law is told apart, with all else that is wrong. */
export const mustBeSound = (problems: readonly DocumentProblem[]): VersionRefusal | undefined => {
  if (problems.length === 0) return undefined;
  return problems.some(({ code }) => code === "floor")
    ? { code: "policy_version.undercuts_floor", problems }
    : { code: "policy_version.problems_found", problems };
};

/** What was decided under another policy stays so: nothing takes effect before it is published. */
export const mustNotBePast = (effectiveFrom: Instant, at: Instant): VersionRefusal | undefined =>
  effectiveFrom < at ? { code: "policy_version.effective_in_past", effectiveFrom, earliest: at } : undefined;
