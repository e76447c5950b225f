import { findOrder } from "../../adapters/dynamodb/orders.ts";
import { deskTerms } from "../../adapters/policies/desk-terms.ts";
import { negotiateLanguage } from "../../adapters/policies/language.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { Routing } from "../../domain/agent-desk/index.ts";
import { payableMinor } from "../../domain/disputes/index.ts";
import type { Parties } from "../../domain/kernel/interests.ts";
import type { CaseFamily } from "../../domain/kernel/skills.ts";
import { sumRefundableMinor } from "../../domain/returns/index.ts";
import { type FoundCase, settingOf } from "../cases/find-case.ts";

/** What the desk looks at in a case of any kind. */
interface Features {
  readonly family: CaseFamily;
  /** What is at stake, in the case's currency; 0 where it is not known. */
  readonly stakeMinor: number;
  readonly parties: Parties;
  /** Who must not be the one to look at it now. */
  readonly decidedBy: readonly string[];
}

const SEVERITY_MAX = 5;

/** Of a case of which no more is known than whose it is. */
const plainFeatures = (parties: Parties): Features => ({
  family: "general",
  stakeMinor: 0,
  parties,
  decidedBy: [],
});

const featuresOf = (found: FoundCase): Features => {
  switch (found.kind) {
    case "return": {
      const { units, terms, pendingDecision, buyerId, sellerId } = found.state;
      const [first] = units;
      return {
        family: first === undefined ? "general" : deskTerms.families[first.reason],
        stakeMinor: sumRefundableMinor(units, terms),
        parties: { buyerId, sellerId },
        decidedBy: pendingDecision === undefined ? [] : [pendingDecision.decidedBy.id],
      };
    }
    case "refund": {
      const { legs, buyerId, sellerId } = found.state;
      const stakeMinor = legs.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
      return { family: "payment", stakeMinor, parties: { buyerId, sellerId }, decidedBy: [] };
    }
    case "chargeback": {
      const { payment, details } = found.state;
      const parties = payment === undefined ? {} : { buyerId: payment.buyerId };
      return { family: "payment", stakeMinor: details.amount?.amountMinor ?? 0, parties, decidedBy: [] };
    }
    case "dispute": {
      const { ground, pending, appeals, decisions, buyerId, sellerId } = found.state;
      // A decision that waits for a second person, or is appealed, is looked at by somebody who did not take it.
      const earlier = appeals.length === 0 ? [] : decisions;
      return {
        family: deskTerms.groundFamilies[ground],
        stakeMinor: payableMinor(found.state),
        parties: { buyerId, sellerId },
        decidedBy: [...(pending === undefined ? [] : [pending.decision]), ...earlier].map(
          ({ decidedBy }) => decidedBy.id,
        ),
      };
    }
    case "survey": {
      const { buyerId, sellerId, agentId } = found.state.subject;
      // Who is not content with an agent's decision is called by another one.
      return { family: "care", stakeMinor: 0, parties: { buyerId, sellerId }, decidedBy: agentId ? [agentId] : [] };
    }
    default: {
      const { state }: { readonly state: Parties } = found;
      return plainFeatures({ buyerId: state.buyerId, sellerId: state.sellerId });
    }
  }
};

const severityOf = ({ family, stakeMinor }: Features, currency: string): number => {
  const highFromMinor = deskTerms.highValueMinor[currency];
  const isHigh = highFromMinor !== undefined && stakeMinor >= highFromMinor;
  return Math.min(SEVERITY_MAX, deskTerms.severity[family] + (isHigh ? 1 : 0));
};

/** What a case asks for now of who works on it. The language is the buyer's, as far as agents write it. */
export const routingOf = async (runtime: Runtime, found: FoundCase): Promise<Routing> => {
  const { orderId, currency, market } = settingOf(found);
  const order = (await findOrder(runtime.store, orderId))?.order.snapshot;
  const features = featuresOf(found);
  return Routing.parse({
    needs: {
      language: negotiateLanguage(order?.buyer.locale),
      ...(market === undefined ? {} : { market }),
      family: features.family,
      severity: severityOf(features, currency),
    },
    parties: features.parties,
    decidedBy: features.decidedBy,
  });
};
