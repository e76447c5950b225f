import { describe, expect, it } from "vitest";
import { agentProfiles, ProfileContent, type ProfileState } from "../../../domain/agents/index.ts";
import type { Actor } from "../../../domain/kernel/actor.ts";
import { AgentId } from "../../../domain/kernel/ids.ts";
import { instant } from "../../../domain/kernel/instant.ts";

const at = instant("2026-03-10T12:00:00Z");
const ana: Actor = { role: "agent", id: "ana" };
const sue: Actor = { role: "senior_agent", id: "sue" };

const seller = (id: string) => ({ party: "seller", id, reason: "EMPLOYMENT" });
const content = (interests: readonly object[] = [], skills: object = {}) => ProfileContent.parse({ skills, interests });

const write = (state: ProfileState, actor: Actor, to: ProfileContent, agentId = "ana") =>
  agentProfiles.decide(state, { type: "WriteProfile", at, actor, agentId: AgentId.parse(agentId), content: to });

const written = (to: ProfileContent, agentId = "ana"): ProfileState => {
  const decision = write(undefined, sue, to, agentId);
  if (decision.outcome === "refused") throw new Error(decision.refusal.code);
  return decision.events.reduce<ProfileState>(agentProfiles.evolve, undefined);
};

describe("a profile", () => {
  it.each<[string, ProfileState, Actor, ProfileContent, unknown]>([
    ["is written by its agent", undefined, ana, content(), ["ProfileWritten"]],
    [
      "says the same in another order",
      written(content([seller("a"), seller("b")])),
      ana,
      content([seller("b"), seller("a")]),
      [],
    ],
    ["gets a skill", written(content()), ana, content([], { markets: ["BR"] }), ["ProfileWritten"]],
    ["gets an interest", written(content([seller("a")])), ana, content([seller("a"), seller("b")]), ["ProfileWritten"]],
    ["keeps an interest from its agent", written(content([seller("a")])), ana, content(), "agent.interest_stays"],
    [
      "keeps an interest that is only exchanged",
      written(content([seller("a")])),
      ana,
      content([seller("b")]),
      "agent.interest_stays",
    ],
    [
      "may tell another reason",
      written(content([seller("a")])),
      ana,
      content([{ ...seller("a"), reason: "OTHER" }]),
      ["ProfileWritten"],
    ],
    ["loses an interest by a senior agent", written(content([seller("a")])), sue, content(), ["ProfileWritten"]],
  ])("%s", (_title, state, actor, to, expected) => {
    const decision = write(state, actor, to);
    expect(decision.outcome === "accepted" ? decision.events.map(({ type }) => type) : decision.refusal.code).toEqual(
      expected,
    );
  });

  it("of a senior agent keeps its interests from that one, too", () => {
    const decision = write(written(content([seller("a")]), "sue"), sue, content(), "sue");
    expect(decision).toEqual({
      outcome: "refused",
      refusal: { code: "agent.interest_stays", interests: ["seller:a"] },
    });
  });

  it.each([
    ["a party twice", { skills: {}, interests: [seller("a"), { ...seller("a"), reason: "OTHER" }] }],
    ["an empty list of languages, which would suit nothing", { skills: { languages: [] }, interests: [] }],
    ["a market that is none", { skills: { markets: ["Brasil"] }, interests: [] }],
    ["a severity beyond the scale", { skills: { severityUpTo: 6 }, interests: [] }],
  ])("is none with %s", (_title, body) => {
    expect(ProfileContent.safeParse(body).success).toBe(false);
  });
});
