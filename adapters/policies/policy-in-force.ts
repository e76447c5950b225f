import type { Instant } from "../../domain/kernel/instant.ts";
import { type CompiledPolicy, loadPolicy } from "../../domain/policies/index.ts";
import { intervalAt, type ScheduledInterval } from "../../domain/policy-versions/index.ts";
import { readDocument } from "../dynamodb/policy-documents.ts";
import { type PolicySchedule, readSchedule, scheduleOf } from "../dynamodb/policy-schedule.ts";
import type { Store } from "../dynamodb/store.ts";
import { policyFor } from "./policies.ts";
import { policyReferences } from "./policy-references.ts";
import { PolicyRefused } from "./policy-refused.ts";
import { numbered, versionFile } from "./version-document.ts";

/** A process meets one version for each market, and another when one is published. */
const KNOWN_MAX = 50;

// Content, number and instant of a published version never change, so that neither does what they compile to.
const known = new Map<string, CompiledPolicy>();

const remember = (name: string, policy: CompiledPolicy): CompiledPolicy => {
  const [oldest] = known.keys();
  if (known.size >= KNOWN_MAX && oldest !== undefined) known.delete(oldest);
  known.set(name, policy);
  return policy;
};

const compiled = async (
  store: Store,
  market: string,
  { number, contentHash, from }: ScheduledInterval,
): Promise<CompiledPolicy> => {
  const name = [market, number, from, contentHash].join("#");
  const before = known.get(name);
  if (before !== undefined) return before;
  const document = numbered(await readDocument(store, contentHash), number, from);
  const loaded = loadPolicy(document, versionFile(market, number), policyReferences);
  if (loaded.outcome === "refused") throw new PolicyRefused(loaded.problems);
  return remember(name, { ...loaded.policy, contentHash });
};

/**
 * A market's policy at an instant, by schedules that were read: the version of that instant, or the policy that comes with
 * the software where none has been published yet. Reads a version's document once a process.
 */
export const scheduledPolicy = async (
  store: Store,
  schedule: PolicySchedule,
  market: string,
  at: Instant,
): Promise<CompiledPolicy> => {
  const interval = intervalAt(scheduleOf(schedule, market), at);
  return interval === undefined ? policyFor(market) : compiled(store, market, interval);
};

/** A market's policy at an instant, by one consistent read. */
export const policyInForce = async (store: Store, market: string, at: Instant): Promise<CompiledPolicy> =>
  scheduledPolicy(store, await readSchedule(store), market, at);
