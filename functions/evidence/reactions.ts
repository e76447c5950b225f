import { bindReactions } from "../../adapters/events/bind-reactions.ts";
import { fileEvidence } from "./file-evidence-when-case-brought-evidence.event.ts";
import { evidenceReactionRows } from "./reaction-rows.ts";

/** What evidence does when something happened. */
export const evidenceReactions = bindReactions(evidenceReactionRows, {
  "file-evidence-when-case-brought-evidence": fileEvidence,
});
