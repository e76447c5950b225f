import type { Evidence, FoundChargeback, OrderLedger } from "./evidence.ts";

const flawOf = ({ claim }: Evidence["stories"][number], found: FoundChargeback | undefined): string | undefined => {
  if (claim === undefined) return found === undefined ? undefined : "has a chargeback that no bank opened";
  if (found === undefined) return "lost the bank's word";
  // What names a payment that nobody knows waits for an agent, by name and with all of its news.
  if (found.status === "unmatched") return claim.isMisnamed ? undefined : "did not find the payment of its chargeback";
  if (found.disputed?.amountMinor !== claim.amountMinor) return `took ${claim.amountMinor} for something else`;
  return found.status === claim.end
    ? undefined
    : `has a chargeback that is ${found.status}, says the bank ${claim.end}`;
};

/** Every word of a bank is known: the chargeback is there, of the amount that the bank named, and ended as the bank ended it. */
export const banksAreHeard = ({ stories, chargebacks }: Evidence): readonly string[] =>
  stories.flatMap((story) => {
    const { orderId } = story.order.placed;
    const flaw = flawOf(story, chargebacks.get(orderId));
    return flaw === undefined ? [] : [`order ${orderId} ${flaw}`];
  });

const balanceOf = ({ entries }: OrderLedger, account: string): number =>
  entries.flatMap(({ legs }) => legs).reduce((sum, leg) => sum + (leg.account === account ? leg.amountMinor : 0), 0);

/** Nothing stays in suspense once the bank has decided. */
export const suspenseIsCleared = ({ chargebacks, ledgers }: Evidence): readonly string[] =>
  [...chargebacks].flatMap(([orderId, { status }]) => {
    const ledger = ledgers.get(orderId);
    const leftMinor = ledger === undefined ? 0 : balanceOf(ledger, "chargeback_suspense");
    return leftMinor === 0 || (status !== "won" && status !== "lost")
      ? []
      : [`${leftMinor} of order ${orderId} stay in suspense although the bank has decided`];
  });

/** What went to the buyer by his bank beside any refund, in minor units: a loss less what he had already. */
export const lostMinor = ({ chargebacks }: Evidence, orderId: string): number => {
  const { lost, dualRecovery } = chargebacks.get(orderId) ?? {};
  return (lost?.amountMinor ?? 0) - (dualRecovery?.amountMinor ?? 0);
};
