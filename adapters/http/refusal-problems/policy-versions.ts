import type { VersionRefusal } from "../../../domain/policy-versions/refusals.ts";
import { type ProblemRow, row } from "../problem-row.ts";

/** Every "no" about a version of a policy. */
export const policyVersionProblems = {
  "policy_version.number_taken": row(
    409,
    "A version of this number exists",
    "Send the same request again, with the same key, to get the next number.",
  ),
  "policy_version.not_allowed_now": row(
    409,
    "The version does not allow this now",
    "Use one of the actions in allowed, or read the version again.",
  ),
  "policy_version.problems_found": row(
    422,
    "The policy has problems",
    "Correct what problems lists; where it has an example, that is a case which shows it.",
  ),
  "policy_version.undercuts_floor": row(
    422,
    "The policy gives buyers less than the law",
    "Grant at least what the floors named in problems give; each example is a buyer who would get less.",
  ),
  "policy_version.content_changed": row(
    409,
    "The version says something else by now",
    "Backtest the version as it is; contentHash names what it says.",
  ),
  "policy_version.not_backtested": row(
    409,
    "The version was not backtested as it is",
    "Run a backtest of the version; an edit makes an earlier one worthless.",
  ),
  "policy_version.not_approved": row(
    409,
    "Nobody has approved the version as it is",
    "Ask somebody who wrote none of it to approve it; an edit revokes earlier approvals.",
  ),
  "policy_version.own_approval": row(
    403,
    "Nobody approves what they have written",
    "Ask somebody who is not among authors.",
  ),
  "policy_version.effective_in_past": row(
    422,
    "A policy cannot take effect in the past",
    "Send an instant from earliest on, or leave effectiveFrom out to publish at once.",
  ),
  "policy_version.instant_taken": row(
    409,
    "Another version takes effect at this instant",
    "Choose another instant, or cancel the version named by takenBy.",
  ),
} satisfies Record<VersionRefusal["code"], ProblemRow>;
