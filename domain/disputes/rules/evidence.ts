import type { DisputeCommandOf } from "../commands.ts";
import type { Dispute } from "../dispute.ts";
import type { DisputeRefusal } from "../refusals.ts";
import type { EvidenceModule, Party } from "../terms.ts";

type Submitting = Pick<DisputeCommandOf<"SubmitEvidence">, "pieces" | "textId" | "visibility" | "withheldBecause">;

/** A submission holds a file or a text. */
export const somethingIsGiven = ({ pieces, textId }: Submitting): DisputeRefusal | undefined =>
  pieces.length === 0 && textId === undefined ? { code: "dispute.submission_empty" } : undefined;

/** Who keeps something from the other side says why. */
export const withholdingIsExplained = ({ visibility, withheldBecause }: Submitting): DisputeRefusal | undefined =>
  visibility !== "shared" && withheldBecause === undefined ? { code: "dispute.withholding_reason_missing" } : undefined;

const askedOf = (state: Dispute, party: Party): readonly EvidenceModule[] => [
  ...state.requests.filter((request) => request.party === party).flatMap(({ modules }) => modules),
  ...state.terms.evidence[party],
];

/** A piece that is given as something asked for has one of the types that were asked for. */
export const typesFit = (state: Dispute, party: Party, { pieces }: Submitting): DisputeRefusal | undefined => {
  const asked = askedOf(state, party);
  for (const { module, mediaType } of pieces) {
    const allowed = asked.filter(({ name }) => name === module).flatMap(({ mediaTypes }) => mediaTypes);
    if (module !== undefined && allowed.length > 0 && !allowed.includes(mediaType)) {
      return { code: "dispute.evidence_type_not_asked", module, given: mediaType, allowed: [...new Set(allowed)] };
    }
  }
  return undefined;
};
