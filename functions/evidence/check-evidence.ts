import { findAllEvidence } from "../../adapters/dynamodb/evidence-items.ts";
import type { Caller } from "../../adapters/http/exchange.ts";
import { problemOfRefusal } from "../../adapters/http/problem.ts";
import { evidenceTerms } from "../../adapters/policies/evidence-terms.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { problemOfEvidence } from "./evidence-problems.ts";
import { examineEvidence } from "./examine-evidence.ts";
import { ownerOf } from "./owner.ts";

/** Files that are read at once: each holds some 66 KB of its beginning and end while it is read. */
const AT_ONCE = 4;

/**
 * The one gate before a step that names evidence. Looks at each file that nobody has looked at yet, and throws the problem of the
 * first that is not the caller's own, never arrived, or is not what it was said to be.
 */
export const checkEvidence = async (
  runtime: Runtime,
  caller: Caller,
  evidenceIds: readonly string[],
): Promise<void> => {
  const named = [...new Set(evidenceIds)];
  if (named.length === 0) return;
  const max = evidenceTerms.piecesPerCaseAndParty;
  if (named.length > max) throw problemOfRefusal({ code: "evidence.too_many", named: named.length, onFile: 0, max });
  const found = await findAllEvidence(runtime.store, named);
  const owner = ownerOf(caller);
  const foreign = named.find((evidenceId) => found.get(evidenceId)?.owner !== owner);
  if (foreign !== undefined) throw problemOfRefusal({ code: "evidence.not_yours", evidenceId: foreign });
  const at = runtime.clock.now();
  const announced = [...found.values()];
  for (let start = 0; start < announced.length; start += AT_ONCE)
    for (const evidence of await Promise.all(
      announced.slice(start, start + AT_ONCE).map((each) => examineEvidence(runtime, each, at)),
    )) {
      const problem = problemOfEvidence(evidence, at);
      if (problem !== undefined) throw problem;
    }
};
