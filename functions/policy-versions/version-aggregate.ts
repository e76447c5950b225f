import type { Aggregate } from "../../adapters/dynamodb/aggregate.ts";
import {
  PolicyVersion,
  type PolicyVersionState,
  policyVersions,
  type VersionCommand,
  type VersionEvent,
  type VersionRefusal,
} from "../../domain/policy-versions/index.ts";

/** How versions of policies are kept: like cases, and in a list of their market instead of the lists of cases. */
export const versionAggregate: Aggregate<PolicyVersionState, VersionCommand, VersionEvent, VersionRefusal> = {
  kind: "policy-version",
  decider: policyVersions,
  stateSchema: PolicyVersion,
  listing: (state) => ({ openedAt: state?.createdAt ?? "" }),
};
