import type { ActorRole } from "../../domain/kernel/actor.ts";

/** Who reads a case. Agents of both ranks read alike. */
export type Viewer = "buyer" | "seller" | "agent" | "platform";

/** A caller's role as the reader that texts know. */
export const viewerOf = (role: Extract<ActorRole, Viewer | "senior_agent">): Viewer =>
  role === "senior_agent" ? "agent" : role;

/** How a message knows its reader: agents and the marketplace's systems are `other`. */
export const toldAs = (viewer: Viewer): "buyer" | "seller" | "other" =>
  viewer === "agent" || viewer === "platform" ? "other" : viewer;
