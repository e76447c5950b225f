import { fullPath } from "../../adapters/http/route.ts";
import type { Language } from "../../adapters/policies/language.ts";
import { withdrawalText } from "../../adapters/policies/withdrawals/texts.ts";
import { ReturnId, WithdrawalId } from "../../domain/kernel/ids.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { type Acknowledgement, type Statement, statusOf, type Withdrawal } from "../../domain/withdrawals/index.ts";
import type { WithdrawalAnswer } from "./withdrawal-body.ts";

const confirmPath = fullPath({ audience: "storefront", path: "/withdrawals/{withdrawalId}/confirm" });

/** The return that a withdrawal opens has its number, so that confirming twice opens one. */
export const returnOf = (withdrawalId: string): ReturnId => ReturnId.parse(withdrawalId.replace(/^wdr_/, "ret_"));

/** The withdrawal that a return may have come from. */
export const withdrawalOf = (returnId: string): string => returnId.replace(/^ret_/, "wdr_");

/** Whoever stated it, from whichever step is there. */
export const buyerOf = ({ statement, acknowledgement }: Withdrawal): string | undefined =>
  (acknowledgement ?? statement)?.buyerId;

const stepOf = (statement: Statement, status: string, language: Language): Partial<WithdrawalAnswer> => {
  if (status === "lapsed") return { lapsedAt: statement.confirmBy };
  const href = confirmPath.replace("{withdrawalId}", statement.withdrawalId);
  const label = withdrawalText("withdrawal.confirm_label", language);
  return { confirm: { label, method: "POST", href, dueAt: statement.confirmBy } };
};

const shown = ({ locale: _locale, ...acknowledgement }: Acknowledgement) => ({ acknowledgement });

/** A withdrawal as its buyer sees it at an instant; undefined when nothing is kept of it. */
export const withdrawalView = (
  withdrawal: Withdrawal,
  language: Language,
  at: Instant,
): WithdrawalAnswer | undefined => {
  const { statement, acknowledgement } = withdrawal;
  const content = acknowledgement ?? statement;
  if (content === undefined) return undefined;
  const status = statusOf(withdrawal, at);
  const { withdrawalId, statedAt, windowEndsAt, orderId, sellerId, lines } = content;
  return {
    withdrawalId: WithdrawalId.parse(withdrawalId),
    status,
    statedAt,
    windowEndsAt,
    orderId,
    sellerId,
    lines,
    ...(acknowledgement !== undefined && shown(acknowledgement)),
    ...(acknowledgement === undefined && statement !== undefined && stepOf(statement, status, language)),
  };
};
