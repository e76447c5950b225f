import type { FlagContext } from "../../adapters/flags/flags.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { FlowFlag, flowFlags, type PinnedFlags } from "../../domain/kernel/flow-flags.ts";
import type { CommandOf } from "../../domain/returns/index.ts";

type Request = CommandOf<"RequestReturn">;

/** What targeting rules can read of a case. */
export const flagFacts = ({ returnId, market, currency, terms, units }: Request): FlagContext => ({
  targetingKey: returnId,
  market,
  currency,
  fault: terms.fault,
  verdict: terms.verdict,
  statutory: terms.statutory,
  reasons: [...new Set(units.map(({ reason }) => reason))],
});

/** The flags that a case goes by for good: those that differ from what happens without a flag. */
export const pinFlags = async (runtime: Runtime, request: Request): Promise<Pick<Request, "flags">> => {
  const facts = flagFacts(request);
  const variants = await Promise.all(
    FlowFlag.options.map(async (flag) => [flag, await runtime.flags.variantOf(flag, facts)] as const),
  );
  const pinned = variants.filter(([flag, variant]) => variant !== flowFlags[flag][0]);
  if (pinned.length === 0) return {};
  return { flags: Object.fromEntries(pinned.map(([flag, variant]) => [flag, { variant }])) satisfies PinnedFlags };
};
