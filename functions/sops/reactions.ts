import { bindReactions } from "../../adapters/events/bind-reactions.ts";
import { endSop } from "./end-sop-when-work-item-finished.event.ts";
import { followSop } from "./follow-sop-when-case-decided.event.ts";
import { sopReactionRows } from "./reaction-rows.ts";
import { resumeSopProcess } from "./resume-sop-process-when-run-moved.event.ts";
import { startSop } from "./start-sop-when-work-item-opened.event.ts";

/** What procedures do when something happened. */
export const sopReactions = bindReactions(sopReactionRows, {
  "start-sop-when-work-item-opened": startSop,
  "follow-sop-when-case-decided": followSop,
  "end-sop-when-work-item-finished": endSop,
  "resume-sop-process-when-run-moved": resumeSopProcess,
});
