import { derivedUlid } from "../../adapters/runtime/derived-ulid.ts";
import type { Party } from "../../domain/appeals/terms.ts";
import { type AppealId, newId } from "../../domain/kernel/ids.ts";

/** A party appeals against a decision once, so the appeal's id follows from both. */
export const appealIdOf = (decisionId: string, party: Party): AppealId =>
  newId("apl_", derivedUlid(JSON.stringify(["appeal", decisionId, party])));
