import type { Reaction } from "../../adapters/events/reaction.ts";
import { EVIDENCE_EVENTS } from "./evidence-cases.ts";

/** What is kept of the evidence that cases bring. */
export const evidenceReactionRows: readonly Reaction[] = [
  { entry: "file-evidence-when-case-brought-evidence", on: EVIDENCE_EVENTS },
];
