import type { ActorRole } from "../../kernel/actor.ts";
import type { ProposeDecision } from "../commands/agent.ts";
import type { ReturnRefusal } from "../refusals.ts";
import type { Return } from "../return.ts";

/** What agents have granted in this case so far and what was not given up again, in minor units; the bonus is none of it. */
export const grantedMinor = ({ compensations }: Return): number =>
  compensations
    .filter(({ reason, outcome }) => reason !== "STORE_CREDIT_BONUS" && outcome !== "cancelled")
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);

const capMinorOf = ({ terms: { compensation } }: Return, role: ActorRole): number =>
  (role === "senior_agent" ? compensation?.seniorCapMinor : compensation?.agentCapMinor) ?? 0;

/** Whether an agent of this rank may grant anything more in this case. */
export const canCompensate = (state: Return, role: ActorRole): boolean => grantedMinor(state) < capMinorOf(state, role);

type Proposal = Pick<ProposeDecision, "outcome" | "compensation">;

/** Who decides on a compensation alone says which. */
export const compensationIsNamed = ({ outcome, compensation }: Proposal): ReturnRefusal | undefined =>
  outcome === "compensate" && compensation === undefined ? { code: "return.compensation_missing" } : undefined;

/** The policy lets agents give the platform's money for this reason. */
export const compensationReasonIsAllowed = (
  { terms }: Return,
  { compensation }: Proposal,
): ReturnRefusal | undefined => {
  const allowed = terms.compensation?.reasons ?? [];
  return compensation === undefined || allowed.includes(compensation.reason)
    ? undefined
    : { code: "return.override_reason_not_allowed", reason: compensation.reason, allowed };
};

/** All that the case was granted stays inside what the agent's rank may give, in one decision or in several. */
export const compensationCapCovers = (
  state: Return,
  { compensation, actor }: Pick<ProposeDecision, "compensation" | "actor">,
): ReturnRefusal | undefined => {
  if (compensation === undefined) return undefined;
  const { amountMinor } = compensation;
  const [capMinor, granted] = [capMinorOf(state, actor.role), grantedMinor(state)];
  return granted + amountMinor <= capMinor
    ? undefined
    : {
        code: "return.compensation_cap_exceeded",
        capMinor,
        grantedMinor: granted,
        amountMinor,
        currency: state.currency,
      };
};

/** The limit that the case's compensation passes, above which a second person signs; undefined when it does not. */
export const passedCompensationLimit = (state: Return, { compensation }: Proposal): number | undefined => {
  const limitMinor = state.terms.compensation?.secondPersonAboveMinor ?? 0;
  return compensation !== undefined && grantedMinor(state) + compensation.amountMinor > limitMinor
    ? limitMinor
    : undefined;
};
