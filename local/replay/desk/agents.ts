import type { TokenFor } from "../../mint-token.ts";

/** The people of the desk: an agent, the senior one who also decides, and a second senior one who is always another person. */
const AGENTS = {
  first: { role: "agent", subject: "replay-agent" },
  senior: { role: "senior_agent", subject: "replay-senior" },
  second: { role: "senior_agent", subject: "replay-second-senior" },
} as const satisfies Record<string, TokenFor>;

export type AgentName = keyof typeof AGENTS;

/** A person of the desk. */
export const agentOf = (name: AgentName) => AGENTS[name];
