import { none, type SideEffects, together } from "../../adapters/dynamodb/side-effects.ts";
import { adherenceRowWrite, runOfCaseWrite } from "../../adapters/dynamodb/sop-runs.ts";
import { type Text, textWrites } from "../../adapters/dynamodb/texts.ts";
import { publishedSops, versionIn } from "../../adapters/policies/sops/sops.ts";
import { adherenceRowOf } from "../../domain/sops/adherence/row.ts";
import type { SopEvent, SopRunState } from "../../domain/sops/index.ts";

/** What a decision on a run writes besides itself: that the case has it, what is measured of it, and the words that came with it. */
export const sopEffects =
  (texts: readonly Text[] = []) =>
  (before: SopRunState, _events: readonly SopEvent[], after: SopRunState): SideEffects => {
    if (after === undefined) return none;
    const { runId, subject, sop } = after;
    return together(
      before === undefined ? runOfCaseWrite(subject.workItemId, { opening: subject.opening, runId }) : none,
      adherenceRowWrite(adherenceRowOf(after, versionIn(publishedSops(), sop))),
      textWrites(runId, texts),
    );
  };
