import { readDocument } from "../../adapters/dynamodb/policy-documents.ts";
import { errorsIn, versionProblems } from "../../adapters/policies/version-problems.ts";
import { onVersion } from "./on-version.ts";

/** Somebody asks others to look at a version; refused with everything that would keep it from being published today. */
export const submitPolicyVersion = onVersion(async ({ runtime, state, head }) => {
  const { market, number, contentHash } = state;
  const content = await readDocument(runtime.store, contentHash);
  const problems = errorsIn(versionProblems(content, market, number, head.at));
  return { command: { type: "SubmitVersion", ...head, problems: [...problems] } };
});
