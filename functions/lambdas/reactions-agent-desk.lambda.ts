import { reactionHandler } from "../../adapters/events/reaction-handler.ts";
import { lambdaRuntime } from "../../adapters/runtime/lambda-runtime.ts";
import { withProcesses } from "../../adapters/runtime/with-processes.ts";
import { agentDeskReactions } from "../agent-desk/reactions.ts";
import { evidenceReactions } from "../evidence/reactions.ts";
import { qualityReactions } from "../quality/reactions.ts";
import { sopReactions } from "../sops/reactions.ts";

/** What the agent desk, its procedures and reviews, and the evidence of cases do when something happened. */
export const handler = reactionHandler(
  [...agentDeskReactions, ...sopReactions, ...qualityReactions, ...evidenceReactions],
  lambdaRuntime([withProcesses]),
);
