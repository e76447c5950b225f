import * as z from "zod";
import { TextId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import { VersionStatus } from "./lifecycle.ts";

/** A person of the marketplace, as the token's subject names them. */
export const Person = z.string().min(1).max(128);

/** Names the content of a policy, without its version and the instant it takes effect at: see docs/decisions/0021. */
export const ContentHash = z.string().min(1).max(128);

/** What one backtest came to, as much of it as whoever approves must not overlook; the whole report lies with the backtest. */
export const BacktestSummary = z.object({
  /** Past cases that were decided again. */
  cases: z.int().nonnegative(),
  /** How many of them would be decided in another way. */
  changed: z.int().nonnegative(),
  /** How many of them would give a buyer less than the law. */
  floorBreaches: z.int().nonnegative(),
});
export type BacktestSummary = z.infer<typeof BacktestSummary>;

/** A backtest of one content. */
export const Backtest = z.object({
  backtestId: z.string().min(1).max(128),
  contentHash: ContentHash,
  summary: BacktestSummary,
});
export type Backtest = z.infer<typeof Backtest>;

/** One person's yes to one content. */
export const Approval = z.object({ by: Person, at: Instant, contentHash: ContentHash });
export type Approval = z.infer<typeof Approval>;

/**
 * One version of a market's policy on its way into force. Its document lies apart, under `contentHash`; so do the words that
 * say what it changes. `authors` are all who wrote any of it, the one who began it first.
 */
export const PolicyVersion = z.object({
  versionId: z.string(),
  market: z.string(),
  number: z.int().positive(),
  status: VersionStatus,
  createdAt: Instant,
  authors: z.array(Person).min(1),
  contentHash: ContentHash,
  summaryTextId: TextId,
  basedOn: z.int().positive().optional(),
  backtest: Backtest.extend({ at: Instant }).optional(),
  approvals: z.array(Approval),
  effectiveFrom: Instant.optional(),
  supersededBy: z.object({ number: z.int().positive(), at: Instant }).optional(),
});
export type PolicyVersion = z.infer<typeof PolicyVersion>;

/** Nothing before the draft. */
export type PolicyVersionState = PolicyVersion | undefined;

/** The id of a version as a case: its market and number. */
export const versionIdOf = (market: string, number: number): string => `pol_${market}.${number}`;
