import { policyFor } from "../../adapters/policies/policies.ts";
import { sourceHash } from "../../adapters/policies/source-hash.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { type CompiledPolicy, Market } from "../../domain/policies/index.ts";

/** A version of a market's policy, ready to decide, with the hash of its document. */
export interface FoundVersion {
  readonly policy: CompiledPolicy;
  readonly contentHash: string;
}

/** A version of a market's policy by its number, or undefined where there is none. */
export const findVersion = async (
  _runtime: Runtime,
  market: string,
  version: number,
): Promise<FoundVersion | undefined> => {
  if (!Market.safeParse(market).success) return undefined;
  const policy = policyFor(market);
  if (policy.document.version !== version) return undefined;
  return { policy, contentHash: sourceHash(JSON.stringify(policy.document)) };
};

/** The version that decides in a market at an instant. */
export const liveVersion = async (
  runtime: Runtime,
  market: string,
  _at: Instant,
): Promise<{ readonly version: number; readonly contentHash: string } | undefined> => {
  const { version } = policyFor(market).document;
  const found = await findVersion(runtime, market, version);
  return found && { version, contentHash: found.contentHash };
};

/** The day on which the first version of a market came into force: no decision is older. */
export const firstDayOf = (market: string): string =>
  policyFor(market).document.effectiveFrom.slice(0, "2026-03-10".length);
