import { readDocument } from "../../adapters/dynamodb/policy-documents.ts";
import { scheduleOf } from "../../adapters/dynamodb/policy-schedule.ts";
import { errorsIn, versionProblems } from "../../adapters/policies/version-problems.ts";
import { onVersion } from "./on-version.ts";
import type { PublishBody } from "./version-bodies.ts";

/**
 * Puts an approved version into force, now or later. Its document is checked once more with the instant that it takes effect
 * at: floors have their dates too, and the software may know more than when it was reviewed.
 */
export const publishPolicyVersion = onVersion<PublishBody>(async ({ request, runtime, state, head, schedules }) => {
  const { market, number, contentHash } = state;
  const { effectiveFrom } = request.body;
  const content = await readDocument(runtime.store, contentHash);
  const problems = errorsIn(versionProblems(content, market, number, effectiveFrom ?? head.at));
  const command = {
    type: "PublishVersion" as const,
    ...head,
    ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
    schedule: [...scheduleOf(schedules, market)],
    problems: [...problems],
  };
  return { command };
});
