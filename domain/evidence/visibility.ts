import * as z from "zod";
import type { Actor } from "../kernel/actor.ts";

/** Who may see a piece beside the agents: both parties, the side that it came from, or nobody. */
export const Visibility = z.enum(["shared", "own_side", "agents_only"]);
export type Visibility = z.infer<typeof Visibility>;

/** Why a piece is kept from somebody who takes part in the case. */
export const WithheldReason = z.enum([
  "PERSONAL_DATA",
  "TRADE_SECRET",
  "FRAUD_DETECTION",
  "OFFENSIVE_CONTENT",
  "UNLAWFUL_CONTENT",
  "SAFETY_OF_A_PERSON",
]);
export type WithheldReason = z.infer<typeof WithheldReason>;

/** The sides of a case; the platform's is that of everybody who is no party. */
export const Side = z.enum(["buyer", "seller", "platform"]);
export type Side = z.infer<typeof Side>;

/** On which side somebody stands. */
export const sideOf = ({ role }: Pick<Actor, "role">): Side =>
  role === "buyer" || role === "seller" ? role : "platform";

/**
 * How much of a piece a side is shown. The other side is told that something is withheld and why, for nobody can answer to what he
 * does not know of; what is for agents only is not spoken of, since knowing of it is often what must not be.
 */
export const viewOf = (
  piece: { readonly visibility: Visibility; readonly uploadedBy: Pick<Actor, "role"> },
  reader: Side,
): "whole" | "withheld" | "nothing" => {
  if (reader === "platform" || piece.visibility === "shared") return "whole";
  if (piece.visibility === "agents_only") return "nothing";
  return sideOf(piece.uploadedBy) === reader ? "whole" : "withheld";
};
