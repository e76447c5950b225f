import { findWithdrawal } from "../../adapters/dynamodb/withdrawals.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import { notFound } from "../../adapters/http/problem.ts";
import { ReturnId } from "../../domain/kernel/ids.ts";
import { RequestReturnBody } from "../returns/bodies.ts";
import { openReturn } from "../returns/open-return.ts";

/**
 * The second step: the buyer confirms, and the return opens under the statement's own number, so that confirming twice opens
 * one. The acknowledgement with date and time goes out as a message.
 */
export const confirmWithdrawal: HttpHandler = async (request, runtime) => {
  const withdrawalId = request.params.withdrawalId ?? "";
  const withdrawal = await findWithdrawal(runtime.store, withdrawalId);
  if (withdrawal === undefined || withdrawal.buyerId !== request.caller.id) throw notFound("withdrawal");
  const returnId = ReturnId.parse(withdrawalId.replace(/^wdr_/, "ret_"));
  return openReturn(runtime, request, returnId, RequestReturnBody.parse(withdrawal.request));
};
