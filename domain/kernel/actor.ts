import * as z from "zod";

/** Who may speak to a case: the four token roles, and the three that speak through the platform or a timer. */
export const ActorRole = z.enum([
  "buyer",
  "seller",
  "agent",
  "senior_agent",
  "platform",
  "carrier",
  "payment_provider",
  "warehouse",
  "system",
]);
export type ActorRole = z.infer<typeof ActorRole>;

/** The author of a command and of the events it causes; `id` is the token's subject, or the machine's own name. */
export const Actor = z.object({ role: ActorRole, id: z.string().min(1).max(128) });
export type Actor = z.infer<typeof Actor>;

/** The author of everything that a timer or a rule does by itself. */
export const SYSTEM: Actor = { role: "system", id: "recourse" };

/** An agent of either rank; rules that need the senior rank name it themselves. */
export const isAgentRole = (role: string): boolean => role === "agent" || role === "senior_agent";

/** As `isAgentRole`, for a whole actor. */
export const isAgent = ({ role }: Actor): boolean => isAgentRole(role);
