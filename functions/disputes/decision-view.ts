import { legsFor } from "../../adapters/policies/timeline/dispute-case.ts";
import type { Viewer } from "../../adapters/policies/viewer.ts";
import type { DecisionLeg, Dispute, DisputeDecision, Proposal } from "../../domain/disputes/index.ts";
import type { Currency } from "../../domain/kernel/currencies.ts";
import { money } from "../../domain/kernel/money.ts";
import type { DisputeLegAnswer } from "./decision-answers.ts";
import type { DisputeCase } from "./dispute-answers.ts";

/** A leg with amounts as the API writes them. */
export const legView = (leg: DecisionLeg, currency: Currency): DisputeLegAnswer => ({
  type: leg.type,
  ...("amountMinor" in leg ? { amount: money(leg.amountMinor, currency) } : {}),
  ...(leg.type === "PAY_BUYER"
    ? {
        units: leg.units.map(({ lineId, unitNo, amountMinor }) => ({
          lineId,
          unitNo,
          amount: money(amountMinor, currency),
        })),
      }
    : {}),
});

const forStaff = (viewer: Viewer, { decidedBy, confirmedBy, overrideReason, differsIn, facts }: DisputeDecision) =>
  viewer === "agent" || viewer === "platform"
    ? {
        decidedBy: decidedBy.id,
        ...(confirmedBy === undefined ? {} : { confirmedBy: confirmedBy.id }),
        ...(overrideReason === undefined ? {} : { overrideReason }),
        differsIn: [...differsIn],
        facts,
      }
    : {};

/** A decision as its reader may know it. */
export const decisionView = (
  decision: DisputeDecision,
  viewer: Viewer,
  currency: Currency,
): DisputeCase["decisions"][number] => {
  const { decisionId, legs, findings, rules, policy, automatic, decidedAt, appealId } = decision;
  return {
    decisionId,
    legs: legsFor(viewer, legs).map((leg) => legView(leg, currency)),
    findings: [...findings],
    rules: [...rules],
    policy: { id: policy.id, version: policy.version },
    automatic,
    decidedAt,
    ...forStaff(viewer, decision),
    ...(appealId === undefined ? {} : { appealId }),
  };
};

/** What the engine would decide, with amounts as the API writes them. */
export const proposalView = ({ legs, findings, rules }: Proposal, currency: Currency) => ({
  legs: legs.map((leg) => legView(leg, currency)),
  findings: [...findings],
  rules: [...rules],
});

/** What waits for a second person. Only agents are told: nothing holds before it is agreed to. */
export const pendingView = ({ pending, currency }: Dispute): Pick<DisputeCase, "pendingDecision"> => {
  if (pending === undefined) return {};
  const { decision, payloadHash, expiresAt } = pending;
  const { decisionId, overrideReason, decidedBy } = decision;
  return {
    pendingDecision: {
      decisionId,
      ...proposalView(decision, currency),
      ...(overrideReason === undefined ? {} : { overrideReason }),
      proposedBy: decidedBy.id,
      payloadHash,
      expiresAt,
    },
  };
};
