import { DisputeRules } from "../../domain/disputes/rule-document.ts";
import type { DisputeTerms, Party } from "../../domain/disputes/terms.ts";
import { invariant } from "../../domain/kernel/invariant.ts";
import type { DisputeGround } from "../../domain/kernel/reasons.ts";
import type { OverrideTerms } from "../../domain/kernel/terms.ts";
import document from "../../policies/disputes.json" with { type: "json" };
import { approvalTerms } from "./approval-terms.ts";

/** The rules for disputes in every market. Checked when the module loads. */
export const disputeRules: DisputeRules = DisputeRules.parse(document);

/** What a dispute takes from the market's policy, or from the terms of the return that it came out of. */
export interface PolicyOfDispute {
  readonly market: string;
  readonly policy: DisputeTerms["policy"];
  readonly overrides: readonly OverrideTerms[];
  readonly goodwillPerAgentMonthMinor: number;
}

/** Pins everything that holds in a dispute on a ground from its opening to its end. A market without limits is a bug and throws. */
export const disputeTerms = (ground: DisputeGround, openedBy: Party, from: PolicyOfDispute): DisputeTerms => {
  const { clocks, limits, markets, groundsByOpener, lapsesForOpeners, triage, grounds, version } = disputeRules;
  const ofMarket = markets[from.market];
  invariant(ofMarket !== undefined, `${from.market} is a market with limits for disputes`);
  const { currency: _currency, ...caps } = ofMarket;
  const { judging, evidence } = grounds[ground];
  return {
    policy: from.policy,
    rulesVersion: version,
    clocks: { ...clocks, secondApproval: approvalTerms.decisionExpires },
    limits: { ...limits, ...caps, goodwillPerAgentMonthMinor: from.goodwillPerAgentMonthMinor },
    grounds: groundsByOpener[openedBy],
    evidence,
    triage: triage.filter((rule) => rule.grounds.includes(ground)),
    judging,
    lapsesForOpeners,
    overrides: [...from.overrides],
  };
};
