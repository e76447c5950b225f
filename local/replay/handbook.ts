import { readFileSync } from "node:fs";
import * as z from "zod";

/** What people who work with a market's policy know of it: how much may be offered, taken off and granted, and what is by law. */
const Handbook = z.object({
  limits: z.object({ offerMinPercent: z.int(), offerMaxPercent: z.int() }),
  overrides: z.array(
    z.object({
      reason: z.string(),
      agentCapMinor: z.int(),
      seniorCapMinor: z.int(),
      secondPersonAboveMinor: z.int(),
      payers: z.array(z.string()),
    }),
  ),
  compensation: z.object({ agentCapMinor: z.int() }),
  rules: z.array(z.object({ id: z.string(), outcome: z.looseObject({ statutory: z.boolean().optional() }) })),
});
export type Handbook = z.infer<typeof Handbook>;

const POLICIES = new URL("../../policies/", import.meta.url);

const known = new Map<string, Handbook>();

/** The handbook of a market, read from the policy that is published for it. */
export const handbookOf = (market: string): Handbook => {
  const read =
    known.get(market) ?? Handbook.parse(JSON.parse(readFileSync(new URL(`returns-${market}.json`, POLICIES), "utf8")));
  known.set(market, read);
  return read;
};

/** Whether a case's explanation names a right that the law gives, which limits what a seller may object and deduct. */
export const isByLaw = (market: string, explanation: readonly { readonly ruleId: string }[]): boolean =>
  handbookOf(market).rules.some(
    ({ id, outcome }) => outcome.statutory === true && explanation.some(({ ruleId }) => ruleId === id),
  );
