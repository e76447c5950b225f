import type { WorkItemRefusal } from "../../../domain/agent-desk/refusals.ts";
import type { ProfileRefusal } from "../../../domain/agents/index.ts";
import type { WithdrawalRefusal } from "../../../domain/withdrawals/index.ts";
import { type ProblemRow, row } from "../problem-row.ts";

/** Codes that are found while a request is gathered, where no decision has been asked yet. */
type GatheredCode = "order.frozen" | "return.goodwill_budget_used" | "return.too_many_units";

/** Every "no" about orders and withdrawals, which stand around a case, and about who works on it. */
export const surroundingProblems = {
  "order.frozen": row(
    409,
    "An order of this id with another content exists",
    "Orders never change after they were taken in; send delivery news as carrier events.",
  ),
  "return.goodwill_budget_used": row(
    422,
    "The goodwill budget of this month is used",
    "Give at most budgetMinor less spentMinor, choose another reason that fits, or ask a colleague.",
  ),
  "return.too_many_units": row(422, "Too many units for one return", "Ask for at most unitsMax units at a time."),
  "withdrawal.not_available": row(
    422,
    "There is no withdrawal by law for this",
    "See explanation for why; an ordinary return may still be possible.",
  ),
  "withdrawal.lapsed": row(
    409,
    "The statement was not confirmed in time",
    "State anew what you withdraw from, and confirm it before its confirm.dueAt.",
  ),
  "case.claimed_by_another": row(
    409,
    "Another agent works on the case",
    "Wait until leaseUntil, or ask the agent to release it or hand it off.",
  ),
  "case.not_claimed": row(409, "You have not claimed the case", "Claim the case first; a claim ends with its lease."),
  "case.conflict_of_interest": row(
    403,
    "You must not work on this case",
    "Leave the case to a colleague; because says what stands between you and it.",
  ),
  "case.skills_missing": row(
    403,
    "The case needs skills that you have not",
    "Take a case from your own queues, or have a senior agent add to your profile what missing names.",
  ),
  "case.on_hold": row(
    409,
    "The case is on hold",
    "Wait until holdUntil, or ask heldBy or a senior agent to claim it, which ends the hold.",
  ),
  "case.reserved": row(
    409,
    "The case is kept for somebody else",
    "Take another case; after reservedUntil, where there is one, anybody can claim it.",
  ),
  "case.hand_off_impossible": row(
    422,
    "The case cannot be handed to this agent",
    "Name another colleague, or hand it to the seniors; because says what is in the way.",
  ),
  "case.hold_out_of_bounds": row(
    422,
    "A hold cannot end then",
    "Choose an instant after now and not after latest; the deadline of the case does not wait.",
  ),
  "agent.interest_stays": row(
    403,
    "A declared interest stays",
    "Name the parties in interests again; another senior agent can drop them from your profile.",
  ),
  "case.lease_ended": row(
    409,
    "Your lease of the case has ended",
    "Claim the case again, read what has happened to it since, and repeat the step.",
  ),
} satisfies Record<
  WorkItemRefusal["code"] | ProfileRefusal["code"] | WithdrawalRefusal["code"] | GatheredCode,
  ProblemRow
>;
