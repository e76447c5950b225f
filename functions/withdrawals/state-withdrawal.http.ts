import { keepStatement } from "../../adapters/dynamodb/withdrawals.ts";
import { answerOnce } from "../../adapters/http/answer-once.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { type Problem, problemOfRefusal } from "../../adapters/http/problem.ts";
import { calendarOf } from "../../adapters/policies/calendars.ts";
import { negotiateLanguage } from "../../adapters/policies/language.ts";
import { explanationIn } from "../../adapters/policies/texts.ts";
import { derivedUlid } from "../../adapters/runtime/derived-ulid.ts";
import { newId } from "../../domain/kernel/ids.ts";
import { type Instant, instant } from "../../domain/kernel/instant.ts";
import { lineOf } from "../../domain/orders/order-selectors.ts";
import { received, type Statement } from "../../domain/withdrawals/index.ts";
import { linked } from "../articles/article-links.ts";
import { type Draft, draftRequest } from "../returns/draft-request.ts";
import { asRequest } from "./as-request.ts";
import type { WithdrawalBody } from "./withdrawal-body.ts";
import { returnOf, withdrawalView } from "./withdrawal-view.ts";

const notAvailable = ({ command, verdict }: Draft, { language, at }: HttpRequest): Problem => {
  const { timeZone } = calendarOf(command.market);
  const told = explanationIn(verdict.terms, { viewer: "buyer", language: negotiateLanguage(language), timeZone });
  const explanation = linked(told, "buyer", at);
  return problemOfRefusal({ code: "withdrawal.not_available", windowEndedAt: verdict.terms.windowEndsAt, explanation });
};

const statementOf = (
  withdrawalId: string,
  { order, command, verdict }: Draft,
  { lines }: WithdrawalBody,
  statedAt: Instant,
): Statement => {
  const { buyer, placedAt, orderId, market } = order.snapshot;
  return received({
    withdrawalId,
    buyerId: buyer.buyerId,
    sellerId: command.sellerId,
    orderId,
    orderedAt: placedAt,
    market,
    locale: buyer.locale,
    lines: lines.map(({ lineId, units }) => ({ lineId, title: lineOf(order, lineId)?.title ?? lineId, units })),
    statedAt,
    windowEndsAt: instant(verdict.terms.windowEndsAt),
    floors: verdict.terms.floors ?? [],
  });
};

/**
 * The first of the two steps of the withdrawal function: the buyer states what to withdraw from and sees it once more. No
 * reason, no photo and no word of the seller is asked, for as long as the law gives the right. It is refused here what the
 * confirmation would be refused for, so that the second step holds no surprise.
 */
export const stateWithdrawal: HttpHandler = (request: HttpRequest<WithdrawalBody>, runtime) =>
  answerOnce(runtime, request, async () => {
    const { body, caller, at, commandId } = request;
    const withdrawalId = newId("wdr_", derivedUlid(commandId));
    const asked = { caller, body: asRequest(body), at, returnId: returnOf(withdrawalId) };
    const drafted = await draftRequest(runtime, asked);
    if (!drafted.verdict.terms.statutory) throw notAvailable(drafted, request);
    const statement = await keepStatement(runtime.store, statementOf(withdrawalId, drafted, body, at));
    return { status: 201, body: withdrawalView({ statement }, negotiateLanguage(request.language), at) };
  });
