import { findWithdrawal } from "../../adapters/dynamodb/withdrawals.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import { notFound } from "../../adapters/http/problem.ts";
import { negotiateLanguage } from "../../adapters/policies/language.ts";
import { acknowledgementMarkdown } from "../../adapters/policies/withdrawals/acknowledgement.ts";
import { documentAnswer } from "../articles/document-answer.ts";
import { buyerOf, withdrawalView } from "./withdrawal-view.ts";

/**
 * A withdrawal as it stands: what was stated, until when it can be confirmed, and what was acknowledged. As Markdown it is the
 * acknowledgement as a document to keep, in the reader's language; there is none before the confirmation.
 */
export const getWithdrawal: HttpHandler = async (request, runtime) => {
  const found = await findWithdrawal(runtime.store, request.params.withdrawalId ?? "");
  if (buyerOf(found) !== request.caller.id) throw notFound("withdrawal");
  const language = negotiateLanguage(request.language);
  if (request.accepts !== "text/markdown")
    return documentAnswer(request, { body: withdrawalView(found, language, request.at) ?? {}, language });
  const { acknowledgement } = found;
  if (acknowledgement === undefined) throw notFound("acknowledgement");
  return documentAnswer(request, { text: acknowledgementMarkdown(acknowledgement, language), language });
};
