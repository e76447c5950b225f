import { load } from "../../adapters/dynamodb/load.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { Caller, HttpRequest } from "../../adapters/http/exchange.ts";
import { notFound } from "../../adapters/http/problem.ts";
import { caseEvidenceView } from "./case-evidence-view.ts";
import { type CaseConcerned, caseConcerned } from "./evidence-cases.ts";
import { evidenceOfCase } from "./evidence-of-case.ts";

const mayRead = ({ buyerId, sellerId }: CaseConcerned, caller: Caller): boolean => {
  if (caller.role === "buyer") return buyerId === caller.id;
  return caller.role === "seller" ? sellerId === caller.sellerId : true;
};

/** A path names its case by the kind of it, e.g. returnId, or as any case, which agents do. */
const caseIdIn = ({ params }: HttpRequest): string => params.returnId ?? params.disputeId ?? params.caseId ?? "";

/** All evidence of a case that the caller may see, with links that show it for a few minutes. */
export const listCaseEvidence: HttpHandler = async (request, runtime) => {
  const caseId = caseIdIn(request);
  const concerned = await caseConcerned(caseId, (aggregate) => load(runtime.store, aggregate, caseId));
  if (concerned === undefined || !mayRead(concerned, request.caller)) throw notFound("case");
  return { status: 200, body: await caseEvidenceView(runtime, await evidenceOfCase(runtime, caseId), request) };
};
