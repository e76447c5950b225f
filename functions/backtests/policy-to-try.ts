import { load } from "../../adapters/dynamodb/load.ts";
import { readDocument } from "../../adapters/dynamodb/policy-documents.ts";
import { notFound, problemOfRefusal } from "../../adapters/http/problem.ts";
import { policyFor } from "../../adapters/policies/policies.ts";
import { policyReferences } from "../../adapters/policies/policy-references.ts";
import { PolicyRefused } from "../../adapters/policies/policy-refused.ts";
import { numbered, versionFile } from "../../adapters/policies/version-document.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { VersionRef } from "../../domain/backtests/index.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { type CompiledPolicy, type LoadedPolicy, loadPolicy } from "../../domain/policies/index.ts";
import { allowedActions, type PolicyVersion, statusAt, versionIdOf } from "../../domain/policy-versions/index.ts";
import { versionAggregate } from "../policy-versions/version-aggregate.ts";

const KNOWN_MAX = 20;

// A content never changes under its hash, and checking it takes longer than replaying a page under it.
const known = new Map<string, LoadedPolicy>();

const loaded = async (
  runtime: Runtime,
  market: string,
  { version, contentHash }: VersionRef,
): Promise<LoadedPolicy> => {
  const name = [market, version, contentHash].join("#");
  const before = known.get(name);
  if (before !== undefined) return before;
  const content = await readDocument(runtime.store, contentHash);
  // From when it is in force is nothing that a decision asks about.
  const document = numbered(content, version, policyFor(market).document.effectiveFrom);
  const policy = loadPolicy(document, versionFile(market, version), policyReferences);
  const [oldest] = known.keys();
  if (known.size >= KNOWN_MAX && oldest !== undefined) known.delete(oldest);
  known.set(name, policy);
  return policy;
};

/** A version as a backtest or shadow tries it, by the hash of its content: what it says by now is another matter. */
export const policyToTry = async (runtime: Runtime, market: string, ref: VersionRef): Promise<CompiledPolicy> => {
  const found = await loaded(runtime, market, ref);
  if (found.outcome === "refused") throw new PolicyRefused(found.problems);
  return { ...found.policy, contentHash: ref.contentHash };
};

/** A version that somebody wants to try, or the problem that says why it cannot be. */
export const mustBeTriable = async (
  runtime: Runtime,
  market: string,
  number: number,
  at: Instant,
): Promise<{ readonly version: PolicyVersion; readonly ref: VersionRef }> => {
  const version = (await load(runtime.store, versionAggregate, versionIdOf(market, number)))?.state;
  if (version === undefined) {
    if (number !== policyFor(market).document.version) throw notFound("version");
    throw problemOfRefusal({ code: "policy_version.not_allowed_now", status: "published", allowed: [] });
  }
  const allowed = allowedActions(version, at);
  if (!allowed.includes("backtest"))
    throw problemOfRefusal({ code: "policy_version.not_allowed_now", status: statusAt(version, at), allowed });
  const ref = { version: number, contentHash: version.contentHash };
  const found = await loaded(runtime, market, ref);
  if (found.outcome === "refused")
    throw problemOfRefusal({ code: "policy_version.problems_found", problems: found.problems });
  return { version, ref };
};
