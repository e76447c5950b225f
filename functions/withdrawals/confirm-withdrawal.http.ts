import { findCommand } from "../../adapters/dynamodb/command-record.ts";
import { acknowledgementWrite, findWithdrawal } from "../../adapters/dynamodb/withdrawals.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpAnswer, HttpRequest } from "../../adapters/http/exchange.ts";
import { notFound, Problem, problemOfRefusal } from "../../adapters/http/problem.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { acknowledged, confirmationIsInTime, type Statement } from "../../domain/withdrawals/index.ts";
import { returnAsItStands } from "../returns/get-return.http.ts";
import { openReturn } from "../returns/open-return.ts";
import { asRequest } from "./as-request.ts";
import { buyerOf, returnOf } from "./withdrawal-view.ts";

/** The return that came of it before, as it stands now. */
const asBefore = async (runtime: Runtime, request: HttpRequest, withdrawalId: string): Promise<HttpAnswer> => ({
  ...(await returnAsItStands(runtime, request, returnOf(withdrawalId))),
  status: 201,
});

const confirmed = (runtime: Runtime, request: HttpRequest, statement: Statement): Promise<HttpAnswer> => {
  const returnId = returnOf(statement.withdrawalId);
  return openReturn(runtime, request, returnId, asRequest(statement), {
    declaredAt: statement.statedAt,
    effects: acknowledgementWrite(acknowledged(statement, request.at, returnId)),
  });
};

/**
 * The second step: the buyer confirms. The return opens under the statement's own number and the acknowledgement is kept with
 * it, in one transaction, so that confirming twice is once, by whichever key. What was stated in time stays in time: the case
 * is judged as of the statement, though the period may have ended since.
 */
export const confirmWithdrawal: HttpHandler = async (request, runtime) => {
  const withdrawalId = request.params.withdrawalId ?? "";
  const found = await findWithdrawal(runtime.store, withdrawalId);
  if (buyerOf(found) !== request.caller.id) throw notFound("withdrawal");
  const { statement, acknowledgement } = found;
  // The same key gets its first answer; another one learns what came of the first.
  const isRepeated =
    acknowledgement !== undefined && (await findCommand(runtime.store, request.commandId)) !== undefined;
  if (statement === undefined || (acknowledgement !== undefined && !isRepeated))
    return asBefore(runtime, request, withdrawalId);
  const late = acknowledgement === undefined ? confirmationIsInTime(statement, request.at) : undefined;
  if (late !== undefined) throw problemOfRefusal(late);
  try {
    return await confirmed(runtime, request, statement);
  } catch (error) {
    if (!(error instanceof Problem) || isRepeated) throw error;
    // Of two confirmations at once the second finds the units taken: by the first, which did what both wanted.
    const first = await findWithdrawal(runtime.store, withdrawalId);
    if (first.acknowledgement === undefined) throw error;
    return asBefore(runtime, request, withdrawalId);
  }
};
