import * as z from "zod";
import { Currency } from "../kernel/currencies.ts";
import { DisputeGround } from "../kernel/reasons.ts";
import {
  DisputeClocks,
  DisputeLimits,
  EvidenceSchemas,
  GroundRule,
  GroundsByOpener,
  Party,
  TriageRule,
} from "./terms.ts";

const market = z.string().regex(/^[A-Z]{2}$/, "expected two capital letters");

/** What people may decide along the engine's proposal in one market, in minor units of its currency. */
export const MarketLimits = z.strictObject({
  currency: Currency,
  ...DisputeLimits.pick({ agentCapMinor: true, seniorCapMinor: true, secondPersonAboveMinor: true }).shape,
});

const caps = { agentCapMinor: true, seniorCapMinor: true, secondPersonAboveMinor: true } as const;

/**
 * The rules for disputes, as they stand in a file. How long a second person has is the same for all decisions, and what an agent may
 * give of goodwill is the market's, so that neither is here. `sources` says where the numbers of each part come from.
 */
export const DisputeRules = z.strictObject({
  id: z.literal("disputes"),
  version: z.int().positive(),
  clocks: DisputeClocks.omit({ secondApproval: true }),
  limits: DisputeLimits.omit({ ...caps, goodwillPerAgentMonthMinor: true }),
  markets: z.record(market, MarketLimits),
  groundsByOpener: GroundsByOpener,
  lapsesForOpeners: z.array(Party),
  triage: z.array(TriageRule),
  grounds: z.record(DisputeGround, z.strictObject({ judging: GroundRule, evidence: EvidenceSchemas })),
  sources: z.record(z.string(), z.string().min(1)),
});
export type DisputeRules = Readonly<z.infer<typeof DisputeRules>>;
