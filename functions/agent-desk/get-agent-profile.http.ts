import * as z from "zod";
import { load } from "../../adapters/dynamodb/load.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { notFound } from "../../adapters/http/problem.ts";
import { type AgentProfile, ProfileContent } from "../../domain/agents/index.ts";
import { AgentId } from "../../domain/kernel/ids.ts";
import { agentProfileAggregate, profileIdOf } from "./agent-profile-aggregate.ts";

/** A profile as the desk shows it; who never wrote one can work on everything. */
export const AgentProfileAnswer = ProfileContent.extend({
  agentId: z.string(),
  version: z.int().nonnegative(),
  writtenBy: z.string().optional(),
  writtenAt: z.string().optional(),
});

/** The profile of one agent as an answer. */
export const profileView = (
  agentId: string,
  profile: AgentProfile | undefined,
  version: number,
): z.infer<typeof AgentProfileAnswer> => ({
  agentId,
  version,
  skills: profile?.skills ?? {},
  interests: [...(profile?.interests ?? [])],
  ...(profile === undefined ? {} : { writtenBy: profile.writtenBy, writtenAt: profile.writtenAt }),
});

/** The agent of the path: an agent's own profile is theirs, and senior agents see to everybody's. To others it does not exist. */
export const agentIn = ({ params, caller }: Pick<HttpRequest, "params" | "caller">): AgentId => {
  const agentId = AgentId.safeParse(params.agentId);
  const isTheirs = agentId.success && (agentId.data === caller.id || caller.role === "senior_agent");
  if (!isTheirs) throw notFound("agent profile");
  return agentId.data;
};

/** What an agent can work on, and with whom they are too close to. */
export const getAgentProfile: HttpHandler = async (request, runtime) => {
  const agentId = agentIn(request);
  const found = await load(runtime.store, agentProfileAggregate, profileIdOf(agentId));
  const version = found?.version ?? 0;
  return { status: 200, headers: { etag: `"${version}"` }, body: profileView(agentId, found?.state, version) };
};
