import { addMs, type Instant } from "../kernel/instant.ts";
import type { WithdrawalRefusal } from "./refusals.ts";
import type { Acknowledgement, Statement, Withdrawal, WithdrawalStatus } from "./withdrawal.ts";

const hourMs = 3_600_000;

/**
 * How long a statement waits for its confirmation. The law names no time; a day lets a buyer come back to an interrupted
 * form, and leaves the seller no longer in doubt.
 */
export const confirmationHours = 24;

/** A statement as it is received; it can be confirmed for a day, also when the period by law ends before that. */
export const received = (stated: Omit<Statement, "confirmBy">): Statement => ({
  ...stated,
  confirmBy: addMs(stated.statedAt, confirmationHours * hourMs),
});

/** Where a withdrawal stands at an instant; the last instant for confirming still counts. */
export const statusOf = ({ statement, acknowledgement }: Withdrawal, at: Instant): WithdrawalStatus => {
  if (acknowledgement !== undefined) return "confirmed";
  return statement !== undefined && at <= statement.confirmBy ? "stated" : "lapsed";
};

/** A statement can be confirmed in its time, whatever became of the period: it was sent in time (Article 11(3)). */
export const confirmationIsInTime = ({ confirmBy }: Statement, at: Instant): WithdrawalRefusal | undefined =>
  at > confirmBy ? { code: "withdrawal.lapsed", lapsedAt: confirmBy } : undefined;

/** What is acknowledged once a statement is confirmed. */
export const acknowledged = (
  { confirmBy: _confirmBy, ...content }: Statement,
  confirmedAt: Instant,
  returnId: string,
): Acknowledgement => ({ ...content, confirmedAt, returnId });
