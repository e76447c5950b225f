import type { SampleReason } from "./review.ts";
import { type QualityTerms, Severity } from "./terms.ts";

/** What decides whether a decision is reviewed. `lot` is its number from 0 to 9,999, drawn by hash from its id and the salt. */
export interface Drawn {
  readonly lot: number;
  readonly isAmongFirst: boolean;
  readonly isOverturned: boolean;
  readonly severity?: Severity | undefined;
}

const isSevere = (severity: Severity | undefined, from: Severity): boolean =>
  severity !== undefined && Severity.options.indexOf(severity) >= Severity.options.indexOf(from);

/** Why a decision is reviewed; empty where it is not. The same facts give the same answer, so that a sample can be drawn again. */
export const sampleReasons = (
  { sampling }: Pick<QualityTerms, "sampling">,
  { lot, isAmongFirst, isOverturned, severity }: Drawn,
): readonly SampleReason[] => {
  const reasons: Readonly<Record<SampleReason, boolean>> = {
    random: lot < sampling.randomIn10000,
    first_decisions: isAmongFirst,
    severe: isSevere(severity, sampling.severeFrom) && lot < sampling.severeIn10000,
    overturned: isOverturned,
  };
  return (Object.keys(reasons) as SampleReason[]).filter((reason) => reasons[reason]);
};
