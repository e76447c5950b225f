import type { RefundEvent, RefundEventOf } from "../../../domain/refunds/events.ts";
import { owedMinor } from "../../../domain/refunds/money-place.ts";
import { legTellers, type RefundTellers } from "./refund-legs.ts";
import { bearersIn } from "./return-money.ts";
import { amountFact, due, forStaff, type Teller, together, told } from "./telling.ts";

const opened: Teller<RefundEventOf<"RefundOpened">> = ({ data }, voice) => {
  const { purpose, currency } = data;
  const amountMinor = owedMinor(data);
  return together(
    told({ purpose }),
    { values: { amount: voice.money(amountMinor, currency) } },
    { facts: { amount: amountFact(amountMinor, currency) } },
  );
};

const assigned: Teller<RefundEventOf<"LiabilityAssigned">> = ({ data: { liability } }, voice) => {
  const { fault, shares } = liability;
  return {
    values: { bearers: bearersIn(voice, fault, shares) },
    facts: { fault, ...(shares === undefined ? {} : { shares }) },
  };
};

const completed: Teller<RefundEventOf<"RefundCompleted">> = ({ data }, voice) => {
  const { outcome, refundedMinor, purpose = "refund" } = data;
  return together(
    told({ outcome }),
    { values: { purpose } },
    { values: { amount: voice.money(refundedMinor) } },
    { facts: { amount: amountFact(refundedMinor, voice.currency) } },
  );
};

/** How a refund begins, is paid and ends. */
export const refundTellers: RefundTellers<RefundEvent["type"]> = {
  ...legTellers,
  RefundOpened: opened,
  LiabilityAssigned: assigned,
  StoreCreditBonusEarned: ({ data: { amountMinor } }, voice) => ({
    values: { amount: voice.money(amountMinor) },
    facts: { amount: amountFact(amountMinor, voice.currency) },
  }),
  RefundOverdue: ({ data: { name, dueAt } }, voice) => together(told({ name }), due(dueAt, voice)),
  RefundParked: ({ data: { why } }) => told({ why }),
  RefundResumed: () => ({}),
  RefundAbandoned: ({ data: { reason } }, voice) => ({ values: { reason }, facts: forStaff(voice, { reason }) }),
  RefundCompleted: completed,
};
