import { reactionHandler } from "../../adapters/events/reaction-handler.ts";
import { lambdaRuntime } from "../../adapters/runtime/lambda-runtime.ts";
import { withPartners } from "../../adapters/runtime/with-partners.ts";
import { withProcesses } from "../../adapters/runtime/with-processes.ts";
import { disputeNews } from "../disputes/news.ts";
import { returnReactions } from "../returns/reactions.ts";

/** What returns does when something happened, and whom disputes tell of it. */
export const handler = reactionHandler(
  [...returnReactions, ...disputeNews],
  lambdaRuntime([withProcesses, withPartners]),
);
