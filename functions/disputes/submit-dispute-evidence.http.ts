import { findAllEvidence } from "../../adapters/dynamodb/evidence-items.ts";
import type { EvidenceBody } from "./dispute-bodies.ts";
import { onDispute } from "./on-dispute.ts";

/** A party gives evidence, asked or not: files, words, or both. */
export const submitDisputeEvidence = onDispute<EvidenceBody>({
  status: 201,
  command: async ({ head, request, textId, runtime }) => {
    const { pieces, visibility, withheldBecause } = request.body;
    const found = await findAllEvidence(
      runtime.store,
      pieces.map(({ evidenceId }) => evidenceId),
    );
    return {
      type: "SubmitEvidence",
      ...head,
      pieces: pieces.map((piece) => ({ ...piece, mediaType: found.get(piece.evidenceId)?.mediaType ?? "unknown" })),
      visibility,
      ...(withheldBecause === undefined ? {} : { withheldBecause }),
      ...(textId === undefined ? {} : { textId }),
    };
  },
});
