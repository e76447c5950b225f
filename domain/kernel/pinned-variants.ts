import * as z from "zod";

/** The variant of each experiment that a case is part of, by the experiment's key: given when it opens, never changed. */
export const PinnedVariants = z.record(z.string(), z.string());
export type PinnedVariants = z.infer<typeof PinnedVariants>;
