import * as z from "zod";
import { ClockLength } from "../kernel/clocks.ts";
import { AppealGround } from "../kernel/reasons.ts";

const minor = z.int().nonnegative();

/** Who can appeal: the two parties of a dispute. */
export const Party = z.enum(["buyer", "seller"]);
export type Party = z.infer<typeof Party>;

/** Lengths of an appeal's clocks. */
export const AppealClocks = z.strictObject({
  decision: ClockLength,
  infoAnswer: ClockLength,
  infoExtension: ClockLength,
  secondApproval: ClockLength,
  settlement: ClockLength,
});

/**
 * Limits of an appeal. Amounts are minor units of the dispute's currency, and those of the dispute: what one person may move by a
 * change of its outcome, and above which amount a second one agrees.
 */
export const AppealLimits = z.strictObject({
  /** How many appeals one party has in one dispute, whatever they are against. */
  perPartyMax: z.int().positive(),
  /** How often each party is asked for more in one appeal. */
  infoRoundsMax: z.int().positive(),
  agentCapMinor: minor,
  seniorCapMinor: minor,
  secondPersonAboveMinor: minor,
});

/** What each party may hold to be wrong: who bears a payout is nothing to a buyer. */
export const GroundsByParty = z.strictObject({ buyer: z.array(AppealGround), seller: z.array(AppealGround) });
export type GroundsByParty = z.infer<typeof GroundsByParty>;

/** What holds in an appeal from its filing to its end, whatever is changed later. */
export const AppealTerms = z.object({
  /** The market's policy that the dispute is decided under. */
  policy: z.object({ id: z.string(), version: z.int().positive(), contentHash: z.string().optional() }),
  /** The version of `policies/appeals.json`. */
  rulesVersion: z.int().positive(),
  clocks: AppealClocks,
  limits: AppealLimits,
  /** The grounds that the party may name. */
  grounds: z.array(AppealGround),
});
export type AppealTerms = Readonly<z.infer<typeof AppealTerms>>;
