import { findAllEvidence } from "../../adapters/dynamodb/evidence-items.ts";
import { load } from "../../adapters/dynamodb/load.ts";
import type { Caller } from "../../adapters/http/exchange.ts";
import { problemOfRefusal } from "../../adapters/http/problem.ts";
import { evidenceTerms } from "../../adapters/policies/evidence-terms.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { filesOnFile, sideOf } from "../../domain/evidence/index.ts";
import { evidenceFileAggregate, evidenceFileIdOf } from "./evidence-file-aggregate.ts";
import { problemOfEvidence } from "./evidence-problems.ts";
import { examineEvidence } from "./examine-evidence.ts";
import { ownerOf } from "./owner.ts";

/** Files that are read at once: each holds some 66 KB of its beginning and end while it is read. */
const AT_ONCE = 4;

const checkCount = async (
  runtime: Runtime,
  caller: Caller,
  named: readonly string[],
  caseId: string | undefined,
): Promise<void> => {
  const max = evidenceTerms.piecesPerCaseAndParty;
  const fileId = caseId && evidenceFileIdOf(caseId);
  const file = fileId && (await load(runtime.store, evidenceFileAggregate, fileId));
  const onFile = filesOnFile(file ? file.state : undefined, sideOf(caller));
  const more = named.filter((evidenceId) => !onFile.has(evidenceId)).length;
  if (onFile.size + more > max)
    throw problemOfRefusal({ code: "evidence.too_many", named: more, onFile: onFile.size, max });
};

/**
 * The one gate before a step that names evidence. Looks at each file that nobody has looked at yet, and throws the problem of the
 * first that is not the caller's own, never arrived, or is not what it was said to be. With a case, its party's number of files counts too.
 */
export const checkEvidence = async (
  runtime: Runtime,
  caller: Caller,
  evidenceIds: readonly string[],
  caseId?: string,
): Promise<void> => {
  const named = [...new Set(evidenceIds)];
  if (named.length === 0) return;
  await checkCount(runtime, caller, named, caseId);
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
