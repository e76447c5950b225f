import { totalMinor } from "../../../domain/ledger/component-amounts.ts";
import type { RefundEvent, RefundEventOf } from "../../../domain/refunds/events.ts";
import { legTellers, type RefundTellers } from "./refund-legs.ts";
import { bearersIn } from "./return-money.ts";
import { amountFact, due, forStaff, type Teller, together, told } from "./telling.ts";

const opened: Teller<RefundEventOf<"RefundOpened">> = ({ data: { purpose, units, currency } }, voice) => {
  const amountMinor = units.reduce((sum, { amounts }) => sum + totalMinor(amounts), 0);
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

const completed: Teller<RefundEventOf<"RefundCompleted">> = ({ data: { outcome, refundedMinor } }, voice) =>
  together(
    told({ outcome }),
    { values: { amount: voice.money(refundedMinor) } },
    { facts: { amount: amountFact(refundedMinor, voice.currency) } },
  );

/** How a refund begins, is paid and ends. */
export const refundTellers: RefundTellers<RefundEvent["type"]> = {
  ...legTellers,
  RefundOpened: opened,
  LiabilityAssigned: assigned,
  RefundOverdue: ({ data: { name, dueAt } }, voice) => together(told({ name }), due(dueAt, voice)),
  RefundParked: ({ data: { why } }) => told({ why }),
  RefundResumed: () => ({}),
  RefundAbandoned: ({ data: { reason } }, voice) => ({ values: { reason }, facts: forStaff(voice, { reason }) }),
  RefundCompleted: completed,
};
