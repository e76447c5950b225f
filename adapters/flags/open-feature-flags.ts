import { OpenFeature, type Provider } from "@openfeature/server-sdk";
import { flowFlags } from "../../domain/kernel/flow-flags.ts";
import builtIn from "../../policies/flags.json" with { type: "json" };
import type { Log } from "../runtime/log.ts";
import type { Clock } from "../runtime/runtime.ts";
import type { Flags } from "./flags.ts";
import { type DefinitionSource, type KeptDefinition, keepDefinition } from "./kept-definition.ts";

/** The definition that comes with the code: every flag at its default, open for experiments. */
export const BUILT_IN_DEFINITION = `${JSON.stringify(builtIn, undefined, 2)}\n`;

/** OpenFeature's side of flagd's evaluation, over whichever definition is kept at that moment. */
const providerOf = ({ core }: KeptDefinition): Provider => ({
  metadata: { name: "recourse-flagd" },
  runsOn: "server",
  resolveBooleanEvaluation: async (key, otherwise, context) => core().resolveBooleanEvaluation(key, otherwise, context),
  resolveStringEvaluation: async (key, otherwise, context) => core().resolveStringEvaluation(key, otherwise, context),
  resolveNumberEvaluation: async (key, otherwise, context) => core().resolveNumberEvaluation(key, otherwise, context),
  resolveObjectEvaluation: async (key, otherwise, context) => core().resolveObjectEvaluation(key, otherwise, context),
});

// OpenFeature knows providers by domain for the whole process; each system in it has its own.
let domains = 0;

export interface OpenFeatureFlagsParts {
  readonly source: DefinitionSource;
  readonly log: Log;
  readonly clock: Clock;
}

/** The flags of the flows through OpenFeature, defined in flagd's format by a source. */
export const openFeatureFlags = ({ source, log, clock }: OpenFeatureFlagsParts): Flags => {
  const kept = keepDefinition({ source, builtIn: BUILT_IN_DEFINITION, log, now: () => clock.now() });
  domains += 1;
  const domain = `recourse-flows-${domains}`;
  OpenFeature.setProvider(domain, providerOf(kept));
  const client = OpenFeature.getClient(domain);
  return {
    refresh: kept.refresh,
    standing: kept.standing,
    variantOf: async (flag, context) => {
      const ways: readonly (typeof flowFlags)[typeof flag][number][] = flowFlags[flag];
      const details = await client.getStringDetails(flag, flowFlags[flag][0], {
        ...context,
        reasons: [...context.reasons],
      });
      const { errorCode, value } = details;
      // A flag that a definition leaves out does what happens without it; anything else is a fault of the definition.
      if (errorCode !== undefined && errorCode !== "FLAG_NOT_FOUND")
        log.warn("flag not evaluated", { flag, errorCode });
      return ways.find((way) => way === value) ?? flowFlags[flag][0];
    },
  };
};
