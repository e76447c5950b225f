import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { Facts, SopCaseType, SopSituation } from "../../domain/sops/index.ts";
import { type FoundCase, findCase, settingOf } from "../cases/find-case.ts";

/** The kinds of case that have procedures, by the prefix of their ids. */
const CASE_TYPES: Readonly<Record<string, SopCaseType>> = {
  ret_: "return",
  rfd_: "refund",
  dsp_: "dispute",
  apl_: "appeal",
  chb_: "chargeback",
};

/** The kind of a case by its id; undefined where it is worked on without a procedure. */
export const caseTypeOf = (caseId: string): SopCaseType | undefined => CASE_TYPES[caseId.slice(0, "ret_".length)];

const ofReturn = (found: FoundCase): Facts => {
  if (found.kind !== "return") return {};
  const { units, escalation, terms } = found.state;
  const [first] = units;
  return {
    ...(first === undefined ? {} : { reason: first.reason }),
    ...(escalation === undefined ? {} : { escalatedBecause: escalation.because }),
    isStatutory: terms.statutory !== undefined,
  };
};

/**
 * What is known of a case that came to the agents: what its procedure is chosen by, and the facts that a run keeps. Undefined for a
 * chargeback that belongs to no market yet.
 */
export const situationOf = async (
  runtime: Runtime,
  caseId: string,
  caseType: SopCaseType,
  queue: string,
): Promise<{ readonly situation: SopSituation; readonly facts: Facts; readonly market: string } | undefined> => {
  const found = await findCase(runtime, caseId);
  const { market } = settingOf(found);
  if (market === undefined) return undefined;
  return { situation: { caseType, queue, market }, facts: { market, queue, ...ofReturn(found) }, market };
};
