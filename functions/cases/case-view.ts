import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { refundView } from "../refunds/refund-view.ts";
import { returnView } from "../returns/return-view.ts";
import type { FoundCase } from "./find-case.ts";

/** A case of either kind as its reader may see it. */
export const caseView = (found: FoundCase, reader: Pick<HttpRequest, "caller" | "language" | "at">) =>
  found.kind === "return" ? returnView(found.state, found.version, reader) : refundView(found.state, found.version);
