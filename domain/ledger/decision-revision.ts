import * as z from "zod";
import { DecisionLegs } from "./decision-legs.ts";

const minor = z.int().nonnegative();

/**
 * What turns the outcome that holds into another one. `legs` are further ones, which balance by themselves; nothing that was posted
 * is edited. `recoupMinor` is what each party is to give back beside them, in minor units; `forgoneMinor` what was still to be got back
 * from the buyer by an earlier change and is not any more.
 */
export const DecisionRevision = z.object({
  legs: DecisionLegs,
  recoupMinor: z.object({ buyer: minor, seller: minor }),
  forgoneMinor: minor,
});
export type DecisionRevision = Readonly<z.infer<typeof DecisionRevision>>;
