import * as z from "zod";

/**
 * What a resolution flow can do in one way or another, and its ways. The first of each is what happens without a flag, an
 * experiment or a definition. None of them touches a right, a deadline or who is right: they are order of steps, timing
 * inside a limit, and wording.
 */
export const flowFlags = {
  /** When the buyer's money moves, where the policy lets it move before the inspection. */
  refund_timing: ["by_policy", "first_scan", "after_inspection"],
  /** Whether a buyer who may send a faulty item back is first offered a part of the price for keeping it. */
  partial_offer: ["straight_to_return", "offer_first"],
  /** When the seller is reminded of an answer that is due. */
  seller_reminder: ["half_way", "early"],
} as const satisfies Readonly<Record<string, readonly [string, ...string[]]>>;

/** The key of a flag, in the definition of flags and in the experiments that vary it. */
export const FlowFlag = z.enum(["refund_timing", "partial_offer", "seller_reminder"]);
export type FlowFlag = z.infer<typeof FlowFlag>;

/** One way of a flow. */
export type FlowVariant<Flag extends FlowFlag> = (typeof flowFlags)[Flag][number];

/** What an experiment randomises. */
export const ExperimentUnit = z.enum(["CASE", "ORDER", "BUYER", "SELLER"]);
export type ExperimentUnit = z.infer<typeof ExperimentUnit>;

/** That an experiment gave a unit its variant: kept once for the unit, and named by every case that it reaches. */
export const Assignment = z.object({
  key: z.string().min(1).max(128),
  unit: ExperimentUnit,
  unitId: z.string().min(1).max(128),
  assignmentId: z.string().min(1).max(300),
});
export type Assignment = z.infer<typeof Assignment>;

/** A flag's variant as a case keeps it for good, and the assignment behind it, if an experiment gave it. */
export const PinnedFlag = z.object({ variant: z.string().min(1).max(64), assignment: Assignment.optional() });
export type PinnedFlag = z.infer<typeof PinnedFlag>;

/** The flags of a case. Those that are absent do what happens without a flag. */
export const PinnedFlags = z.partialRecord(FlowFlag, PinnedFlag);
export type PinnedFlags = z.infer<typeof PinnedFlags>;

/** The way that a case goes. A variant that this code does not know does what happens without a flag. */
export const flowVariant = <Flag extends FlowFlag>(flags: PinnedFlags | undefined, flag: Flag): FlowVariant<Flag> => {
  const ways: readonly FlowVariant<Flag>[] = flowFlags[flag];
  const pinned = flags?.[flag]?.variant;
  return ways.find((way) => way === pinned) ?? flowFlags[flag][0];
};
