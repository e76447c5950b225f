import type { Evidence } from "./evidence.ts";

const OVER: ReadonlySet<string> = new Set(["final", "withdrawn", "lapsed"]);

/** Whether nothing more can happen to a dispute of this status. */
export const isDisputeOver = (status: string): boolean => OVER.has(status);

/** Every dispute ends, or waits for an agent and says that it is late. */
export const disputesEnd = ({ disputes }: Evidence): readonly string[] =>
  [...disputes.values()]
    .filter(({ status }) => !isDisputeOver(status))
    .filter(({ timeline }) => !timeline.some(({ type }) => type === "DisputeDecisionOverdue"))
    .map(({ id, status }) => `${id} is still ${status}, and nobody is late`);

/** Whether a return waits for a dispute that is not over. */
export const waitsForDispute = ({ disputes }: Evidence, disputeId: string | undefined): boolean => {
  const found = disputeId === undefined ? undefined : disputes.get(disputeId);
  return found !== undefined && !OVER.has(found.status);
};

/** What disputes of an order gave its buyer, in minor units. */
export const paidByDisputes = ({ disputes }: Evidence, orderId: string): number =>
  [...disputes.values()]
    .filter((dispute) => dispute.orderId === orderId)
    .reduce((sum, { money }) => sum + money.refunded.amountMinor, 0);
