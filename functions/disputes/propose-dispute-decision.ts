import type { Runtime } from "../../adapters/runtime/runtime.ts";
import {
  type DecisionLeg,
  type Dispute,
  type DisputeCommandOf,
  grantableSumMinor,
  payBuyer,
} from "../../domain/disputes/index.ts";
import type { TextId } from "../../domain/kernel/ids.ts";
import type { DisputeDecisionBody } from "./dispute-decision-body.ts";
import { idsForDecision } from "./escalation-facts.ts";
import type { DisputeHeading } from "./send-to-dispute.ts";

type LegBody = DisputeDecisionBody["legs"][number];

// An amount beyond what is left cannot be split; it goes to the decision with no unit to bear it, and is refused there.
const legOf = (state: Dispute, leg: LegBody): DecisionLeg => {
  if (leg.type !== "PAY_BUYER") return leg;
  const { units, ...rest } = leg;
  if (units !== undefined) return { ...rest, units };
  const left = state.units.map(({ value: { lineId, unitNo } }) => ({ lineId, unitNo, amountMinor: 0 }));
  return leg.amountMinor <= grantableSumMinor(state)
    ? (payBuyer(state, leg.amountMinor) ?? { ...rest, units: left })
    : { ...rest, units: left };
};

/** The command behind what an agent decides in a dispute. */
export const proposeDisputeDecision = (
  runtime: Runtime,
  head: DisputeHeading,
  state: Dispute,
  { legs, findings, rules, overrideReason }: DisputeDecisionBody,
  textId?: TextId,
): DisputeCommandOf<"ProposeDecision"> => ({
  type: "ProposeDecision",
  ...head,
  ...idsForDecision(runtime),
  legs: legs.map((leg) => legOf(state, leg)),
  findings,
  rules,
  ...(overrideReason === undefined ? {} : { overrideReason }),
  ...(textId === undefined ? {} : { textId }),
});
