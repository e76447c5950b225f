import { findEvidence } from "../../adapters/dynamodb/evidence-items.ts";
import type { Caller } from "../../adapters/http/exchange.ts";
import { problemOfRefusal } from "../../adapters/http/problem.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";

/** Evidence belongs to a party: a seller's people share it, a buyer's is the buyer's alone. */
export const ownerOf = (caller: Caller): string =>
  caller.role === "seller" ? `seller:${caller.sellerId}` : `${caller.role}:${caller.id}`;

/** Refuses a step whose evidence is not the caller's own or was announced and never uploaded. */
export const checkEvidence = async (
  runtime: Runtime,
  caller: Caller,
  evidenceIds: readonly string[],
): Promise<void> => {
  for (const evidenceId of new Set(evidenceIds)) {
    const evidence = await findEvidence(runtime.store, evidenceId);
    if (evidence === undefined || evidence.owner !== ownerOf(caller))
      throw problemOfRefusal({ code: "evidence.not_yours", evidenceId });
    if ((await runtime.evidence.describe(evidence.key)) === undefined)
      throw problemOfRefusal({ code: "evidence.not_uploaded", evidenceId });
  }
};
