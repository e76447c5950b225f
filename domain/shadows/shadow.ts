import * as z from "zod";
import { Instant } from "../kernel/instant.ts";

/** A policy version by its number and the hash of what it says. */
export const ShadowedVersion = z.object({ version: z.int().positive(), contentHash: z.string().min(1) });
export type ShadowedVersion = Readonly<z.infer<typeof ShadowedVersion>>;

export const ShadowStatus = z.enum(["none", "running", "stopped"]);
export type ShadowStatus = z.infer<typeof ShadowStatus>;

/**
 * A version that decides silently beside the one in force. `run` counts its starts: what was counted in one is not mixed with the
 * next, which may be of other words.
 */
export const Shadow = z.object({
  shadowId: z.string(),
  market: z.string(),
  draft: ShadowedVersion,
  status: ShadowStatus.exclude(["none"]),
  run: z.int().positive(),
  startedAt: Instant,
  stoppedAt: Instant.optional(),
});
export type Shadow = Readonly<z.infer<typeof Shadow>>;

/** Nothing before the first start. */
export type ShadowState = Shadow | undefined;

/** The id of a version's shadow as a case: its market and number. */
export const shadowIdOf = (market: string, number: number): string => `shd_${market}.${number}`;

/** As many versions of one market may decide in shadow at a time: each is one decision more for every request. */
export const shadowsMax = 5;
