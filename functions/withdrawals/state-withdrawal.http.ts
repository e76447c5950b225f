import { putWithdrawal } from "../../adapters/dynamodb/withdrawals.ts";
import { answerOnce } from "../../adapters/http/answer-once.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { type Problem, problemOfRefusal } from "../../adapters/http/problem.ts";
import { AUDIENCES } from "../../adapters/http/route.ts";
import { calendarOf } from "../../adapters/policies/calendars.ts";
import { negotiateLanguage } from "../../adapters/policies/language.ts";
import { explanationIn } from "../../adapters/policies/texts.ts";
import { derivedUlid } from "../../adapters/runtime/derived-ulid.ts";
import { newId } from "../../domain/kernel/ids.ts";
import { linked } from "../articles/article-links.ts";
import type { RequestReturnBody } from "../returns/bodies.ts";
import { type Draft, draftRequest } from "../returns/draft-request.ts";
import type { WithdrawalBody } from "./withdrawal-body.ts";

/** A withdrawal as a return request: the statutory reason, and nothing that the buyer would have to prove. */
const asRequest = ({ orderId, lines }: WithdrawalBody): RequestReturnBody => ({
  orderId,
  lines: lines.map((line) => ({ ...line, reason: "WITHDRAWAL_STATUTORY", evidenceIds: [] })),
});

const notAvailable = ({ command, verdict }: Draft, language: string): Problem => {
  const { timeZone } = calendarOf(command.market);
  const reading = { viewer: "buyer", language: negotiateLanguage(language), timeZone } as const;
  const explanation = linked(explanationIn(verdict.terms, reading), "buyer", command.at);
  return problemOfRefusal({ code: "withdrawal.not_available", windowEndedAt: verdict.terms.windowEndsAt, explanation });
};

/**
 * The first of the two steps of the withdrawal function: the buyer states what to withdraw from and sees it once more. It is
 * refused here what the confirmation would be refused for, so that the second step holds no surprise.
 */
export const stateWithdrawal: HttpHandler = (request: HttpRequest<WithdrawalBody>, runtime) =>
  answerOnce(runtime, request, async () => {
    const { body, caller, at, commandId } = request;
    const ulid = derivedUlid(commandId);
    const withdrawalId = newId("wdr_", ulid);
    const drafted = await draftRequest(runtime, { caller, body: asRequest(body), at, returnId: newId("ret_", ulid) });
    if (!drafted.verdict.terms.statutory) throw notAvailable(drafted, request.language);
    await putWithdrawal(runtime.store, { withdrawalId, buyerId: caller.id, statedAt: at, request: asRequest(body) });
    const href = `${AUDIENCES.storefront.prefix}/withdrawals/${withdrawalId}/confirm`;
    return { status: 201, body: { withdrawalId, statedAt: at, ...body, confirm: { method: "POST", href } } };
  });
