import { newId, TextId } from "../../domain/kernel/ids.ts";
import { checkEvidence } from "../evidence/check-evidence.ts";
import type { RepresentBody } from "./chargeback-bodies.ts";
import { onChargeback } from "./on-chargeback.ts";

/** An agent answers the bank, with words, evidence or both; the process sends it to the provider. */
export const representChargeback = onChargeback<RepresentBody>({
  texts: ({ body, commandId }, runtime) =>
    body.text === undefined ? [] : [{ textId: newId("txt_", runtime.ids.ulid()), words: body.text, commandId }],
  command: async ({ request, head: { at, actor }, runtime }, [text]) => {
    const { evidenceIds } = request.body;
    await checkEvidence(runtime, request.caller, evidenceIds);
    const textId = text === undefined ? {} : { textId: TextId.parse(text.textId) };
    return { type: "Represent", at, actor, evidenceIds: [...new Set(evidenceIds)], ...textId };
  },
});
