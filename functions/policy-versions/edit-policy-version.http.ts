import { documentWrite } from "../../adapters/dynamodb/policy-documents.ts";
import { readText } from "../../adapters/dynamodb/texts.ts";
import { onVersion } from "./on-version.ts";
import { sentContent } from "./sent-content.ts";
import type { EditBody } from "./version-bodies.ts";

/** Puts other words in the place of a version's. The same words again change nothing; others revoke what was said of the first. */
export const editPolicyVersion = onVersion<EditBody>(async ({ request, runtime, state, head, textId }) => {
  const { document, changeSummary } = request.body;
  const { content, contentHash } = sentContent(document, state.market);
  const isSame = (await readText(runtime.store, state.versionId, state.summaryTextId)) === changeSummary;
  return {
    command: { type: "EditVersion", ...head, contentHash, ...(isSame ? {} : { summaryTextId: textId }) },
    ...(isSame ? {} : { words: changeSummary }),
    effects: documentWrite(contentHash, content),
  };
});
