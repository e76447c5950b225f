import type { DisputeClockName } from "./clock.ts";
import type { Dispute } from "./dispute.ts";
import type { EvidenceRequest, Submission } from "./parts.ts";
import type { EvidenceModule, EvidenceModuleName, Party } from "./terms.ts";

/** The clock that a party's answer is awaited by. */
export const evidenceClockOf: { readonly [P in Party]: DisputeClockName } = {
  buyer: "buyer_evidence",
  seller: "seller_evidence",
};

type Asked = Pick<Dispute, "requests">;

/** What a party is asked for and has not given yet, if anything. */
export const openRequest = ({ requests }: Asked, party: Party): EvidenceRequest | undefined =>
  requests.find((request) => request.party === party && request.standing === "open");

/** How many rounds a party was asked in. */
export const roundsOf = ({ requests }: Asked, party: Party): number =>
  requests.filter((request) => request.party === party).length;

/** Who is still to answer. */
export const awaitedParties = (state: Asked): readonly Party[] =>
  (["buyer", "seller"] as const).filter((party) => openRequest(state, party) !== undefined);

/** How many pieces of one kind submissions hold; a text is a statement. */
const countOf = (submissions: readonly Submission[], name: EvidenceModuleName): number =>
  submissions.reduce(
    (count, { modules, textId }) =>
      count +
      modules.filter(({ module }) => module === name).length +
      (name === "statement" && textId !== undefined ? 1 : 0),
    0,
  );

const needed = ({ required, minCount }: EvidenceModule): number => (required ? Math.max(1, minCount) : 0);

/** The kinds that a request must have and these submissions lack. */
export const missingModules = (
  { modules }: Pick<EvidenceRequest, "modules">,
  submissions: readonly Submission[],
): readonly EvidenceModule[] => modules.filter((module) => countOf(submissions, module.name) < needed(module));

/** Whether a party was heard on the file: it gave something, at the opening or later. */
export const wasHeard = ({ submissions }: Pick<Dispute, "submissions">, party: Party): boolean =>
  submissions.some((submission) => submission.party === party);

/** Whether a party was asked and let the time go by in its last round. That admits nothing. */
export const wasSilent = ({ requests }: Asked, party: Party): boolean =>
  requests.findLast((request) => request.party === party)?.standing === "no_response";
