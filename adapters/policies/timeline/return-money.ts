import type { Fault } from "../../../domain/kernel/reasons.ts";
import { totalMinor } from "../../../domain/ledger/component-amounts.ts";
import { costTable } from "../../../domain/ledger/cost-table.ts";
import type { LiabilityShares } from "../../../domain/ledger/liability.ts";
import type { Decision } from "../../../domain/returns/events/agent.ts";
import type { ReturnTellers, Told } from "./return-case.ts";
import { grantFacts, grantIn } from "./return-compensation.ts";
import {
  amountFact,
  due,
  type Facts,
  forStaff,
  notForBuyer,
  notForSeller,
  type Teller,
  together,
  told,
  yesNo,
} from "./telling.ts";
import type { Voice } from "./voice.ts";

type MoneyEvents =
  | "SettlementBegun"
  | "RefundOrdered"
  | "LiabilitySettled"
  | "RefundSubmitted"
  | "RefundOverdue"
  | "RefundOutcomeRecorded"
  | "RefundContested"
  | "BadParcelReported"
  | "DecisionProposed"
  | "DecisionMade"
  | "DecisionRejected"
  | "DecisionExpired"
  | "DecisionOverdue"
  | "ChargebackOpened"
  | "ChargebackClosed";

const shareIn = (voice: Voice, code: string, sharePercent: number): string => {
  const bearer = voice.phrase("bearer", { code });
  return sharePercent === 100 ? bearer : voice.phrase("share", { bearer, sharePercent });
};

/** Who bears a refund, in words: the shares where somebody decided them, else whom the cost table names for the goods. */
export const bearersIn = (voice: Voice, fault: Fault, shares: LiabilityShares | undefined): string =>
  shares === undefined
    ? voice.phrase("bearer", { code: costTable[fault].goods })
    : voice.list(shares.map(({ party, sharePercent }) => shareIn(voice, party, sharePercent)));

const ordered: Teller<Told<"RefundOrdered">> = ({ data }, voice) => {
  const { refundId, purpose, units, fault, provisional, shares } = data;
  const amountMinor = units.reduce((sum, { amounts }) => sum + totalMinor(amounts), 0);
  const deductions = units.flatMap((unit) => unit.deductions).filter((deduction) => deduction.amountMinor > 0);
  const keptMinor = deductions.reduce((sum, deduction) => sum + deduction.amountMinor, 0);
  const amounts = deductions.map((one) => ({ code: one.code, amount: amountFact(one.amountMinor, data.currency) }));
  return together(
    { values: { amount: voice.money(amountMinor, data.currency), provisional: yesNo(provisional) } },
    { values: { reduced: yesNo(keptMinor > 0), kept: voice.money(keptMinor, data.currency) } },
    { facts: { refundId, purpose, amount: amountFact(amountMinor, data.currency), deductions: amounts } },
    { facts: notForBuyer(voice, { fault, provisional, ...(shares === undefined ? {} : { shares }) }) },
  );
};

const liabilitySettled: Teller<Told<"LiabilitySettled">> = ({ data }, voice) => {
  const { refundId, fault, because, shares } = data;
  return {
    values: { because, bearers: bearersIn(voice, fault, shares) },
    facts: { refundId, because, fault, ...(shares === undefined ? {} : { shares }) },
  };
};

// Why an agent left the engine's way, and how far, is the platform's own; who pays is told to those who may have to.
const decisionFacts = (decision: Decision, voice: Voice): Facts => {
  const { decisionId, outcome, amountMinor, overrideReason, payer, differsIn, compensation } = decision;
  return {
    decisionId,
    ...(outcome === "compensate" ? notForSeller(voice, { outcome }) : { outcome }),
    amount: amountFact(amountMinor, voice.currency),
    ...notForBuyer(voice, { payer }),
    ...forStaff(voice, { overrideReason, differsIn }),
    ...grantFacts(voice, compensation),
  };
};

const decided: Teller<Told<"DecisionMade" | "DecisionProposed">> = ({ data: { decision } }, voice) => ({
  values: {
    outcome: decision.outcome,
    pays: yesNo(decision.amountMinor > 0),
    amount: voice.money(decision.amountMinor),
    payer: voice.phrase("bearer", { code: decision.payer }),
    compensates: yesNo(decision.compensation !== undefined),
    compensation: decision.compensation === undefined ? "" : grantIn(voice, decision.compensation),
  },
  facts: decisionFacts(decision, voice),
});

const chargebackClosed: Teller<Told<"ChargebackClosed">> = ({ data: { chargebackId, outcome } }, voice) =>
  together(told({ outcome }), { facts: forStaff(voice, { chargebackId }) });

const overdue: Teller<Told<"DecisionOverdue">> = ({ data: { dueAt, clock } }, voice) => {
  const payAt = clock?.name === "provisional_payment" ? clock.dueAt : undefined;
  return together(
    due(dueAt, voice),
    { values: { paysLater: yesNo(payAt !== undefined), payAt: payAt === undefined ? "" : voice.moment(payAt) } },
    payAt === undefined ? {} : { facts: { payAt } },
  );
};

/** What is paid, who bears it, what agents decide and what banks do to it. */
export const moneyTellers: ReturnTellers<MoneyEvents> = {
  SettlementBegun: ({ data: { because } }) => told({ because }),
  RefundOrdered: ordered,
  LiabilitySettled: liabilitySettled,
  RefundSubmitted: ({ data: { refundId } }) => ({ facts: { refundId } }),
  RefundOverdue: ({ data: { refundIds, dueAt } }, voice) => together({ facts: { refundIds } }, due(dueAt, voice)),
  RefundOutcomeRecorded: ({ data: { refundId, outcome, refundedMinor } }, voice) =>
    together(
      told({ outcome }),
      { values: { amount: voice.money(refundedMinor) } },
      { facts: { refundId, amount: amountFact(refundedMinor, voice.currency) } },
    ),
  RefundContested: ({ data: { clock } }, voice) => due(clock.dueAt, voice),
  BadParcelReported: ({ data: { reason, clock } }, voice) =>
    together(
      { values: { because: voice.phrase("finding", { code: reason }) }, facts: { reason } },
      due(clock.dueAt, voice),
    ),
  DecisionProposed: decided,
  DecisionMade: decided,
  DecisionRejected: ({ data: { decisionId } }) => ({ facts: { decisionId } }),
  DecisionExpired: ({ data: { decisionId, expiresAt } }) => ({ facts: { decisionId, expiresAt } }),
  DecisionOverdue: overdue,
  ChargebackOpened: ({ data: { chargebackId } }, voice) => ({ facts: forStaff(voice, { chargebackId }) }),
  ChargebackClosed: chargebackClosed,
};
