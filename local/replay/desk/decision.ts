import type { CaseFile } from "../case-file.ts";
import type { Weighted } from "../chance.ts";
import { handbookOf } from "../handbook.ts";
import type { AgentCase } from "../views.ts";
import type { AgentName } from "./agents.ts";

type Outcome =
  | "refund_full"
  | "refund_partial"
  | "refund_without_return"
  | "approve_return"
  | "deny"
  | "settle_liability";

/** A decision as it is sent, and the rank that may give so much. */
export interface DeskDecision {
  readonly by: AgentName;
  readonly body: { readonly outcome: Outcome; readonly amountMinor?: number; readonly [fact: string]: unknown };
}

/** How often a decision is put before a second person although the amount does not ask for it: a court's word always is. */
const COURT_SHARE = 0.03;

const outcomesFor = ({ preview }: CaseFile, view: AgentCase): readonly Weighted<Outcome>[] => {
  if (view.status === "closed") return [["settle_liability", 1]];
  const nothingSent = view.parcels.length === 0;
  const canApprove =
    nothingSent && preview.refund.returnNeeded && view.refunds.length === 0 && view.status !== "awaiting_handover";
  return [
    ["refund_full", 34],
    ["refund_partial", preview.refund.amount.amountMinor > 2 && view.money.ordered.amountMinor === 0 ? 18 : 0],
    ["refund_without_return", nothingSent ? 8 : 0],
    ["approve_return", canApprove ? 18 : 0],
    ["deny", 26],
  ];
};

const PAYS: ReadonlySet<Outcome> = new Set(["refund_full", "refund_partial", "refund_without_return"]);

const reasonsFor = (file: CaseFile, outcome: Outcome): readonly Weighted<string>[] => {
  const reasons: Weighted<string>[] = [
    ["EVIDENCE_OUTWEIGHS_RULE", 40],
    ["POLICY_AMBIGUOUS", 15],
    ["SELLER_CONSENT", 8],
  ];
  if (file.chances.agent.happens(COURT_SHARE)) return [["REGULATOR_OR_COURT", 1]];
  if (outcome === "deny") return [...reasons, ["FRAUD_CONFIRMED", 8]];
  return [...reasons, ["STATUTORY_RIGHT", 12], ["CARRIER_FAULT_CONFIRMED", 15], ["GOODWILL", 10]];
};

/** Who pays for a reason: as the handbook lets it; nobody's own refund is charged to him. */
const payerFor = (file: CaseFile, payers: readonly string[], outcome: Outcome): string | undefined =>
  file.chances.agent.weighted(
    payers.filter((payer) => payer !== "buyer" || !PAYS.has(outcome)).map((payer) => [payer, 1]),
  );

/** How often an agent says sorry with a little of the platform's money besides. */
const GRANT_SHARE = 0.12;

/** Small enough that neither the case's limit nor the month's goodwill is ever used up by it. */
const grantFor = (file: CaseFile, market: string): object => {
  const { agent } = file.chances;
  if (!agent.happens(GRANT_SHARE)) return {};
  const { agentCapMinor } = handbookOf(market).compensation;
  const amountMinor = Math.max(1, Math.floor(agentCapMinor * agent.number(0.01, 0.05)));
  const tender = agent.happens(0.5) ? "store_credit" : "bank_transfer";
  return { compensation: { amountMinor, tender, reason: "GOODWILL" } };
};

/** What an agent decides on what is before him; undefined when no rank may give so much for the reason. */
export const decisionFor = (file: CaseFile, view: AgentCase): DeskDecision | undefined => {
  const { agent } = file.chances;
  const outcome = agent.weighted(outcomesFor(file, view)) ?? "deny";
  const overrideReason = agent.weighted(reasonsFor(file, outcome)) ?? "EVIDENCE_OUTWEIGHS_RULE";
  const terms = handbookOf(view.market).overrides.find(({ reason }) => reason === overrideReason);
  const payer = terms && payerFor(file, terms.payers, outcome);
  if (terms === undefined || payer === undefined) return undefined;
  const wholeMinor = file.preview.refund.amount.amountMinor;
  const amountMinor = Math.max(1, Math.floor(wholeMinor * agent.number(0.2, 0.8)));
  const atStakeMinor = outcome === "deny" || outcome === "approve_return" ? 0 : wholeMinor;
  if (atStakeMinor > terms.seniorCapMinor) return undefined;
  const partial = outcome === "refund_partial" ? { amountMinor } : {};
  const comment = "Decidido com base no que as partes mostraram.";
  return {
    by: atStakeMinor > terms.agentCapMinor ? "senior" : "first",
    body: { outcome, overrideReason, payer, comment, ...partial, ...grantFor(file, view.market) },
  };
};
