import type { HttpRequest } from "../../adapters/http/exchange.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { chargebackView } from "../chargebacks/chargeback-view.ts";
import { disputeView } from "../disputes/dispute-view.ts";
import { surveyView } from "../feedback/survey-view.ts";
import { refundView } from "../refunds/refund-view.ts";
import { returnView } from "../returns/return-view.ts";
import { surroundingsOf } from "../returns/surroundings.ts";
import type { FoundCase } from "./find-case.ts";

/** A case of any kind as its reader may see it. */
export const caseView = async (
  runtime: Runtime,
  found: FoundCase,
  reader: Pick<HttpRequest, "caller" | "language" | "at">,
) => {
  if (found.kind === "refund") return refundView(found.state, found.version);
  if (found.kind === "chargeback") return chargebackView(found.state, found.version);
  if (found.kind === "dispute") return disputeView(found.state, found.version, reader);
  if (found.kind === "survey") return surveyView(found.state, found.version);
  return returnView(found.state, found.version, reader, await surroundingsOf(runtime, found.state, reader));
};
