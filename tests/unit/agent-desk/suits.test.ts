import { describe, expect, it } from "vitest";
import { conflictOf, mayTake, type Routing, type Worker } from "../../../domain/agent-desk/index.ts";
import { AgentId, BuyerId, SellerId } from "../../../domain/kernel/ids.ts";
import { missingSkills, type Needs, type Skills } from "../../../domain/kernel/skills.ts";
import {
  ana,
  answer,
  anybody,
  at,
  bo,
  claim,
  later,
  open,
  prolong,
  route,
  routing,
  told,
} from "../../support/work-items.ts";

const needs: Needs = { language: "pt-BR", market: "BR", family: "item", severity: 3 };

describe("skills", () => {
  it.each<[string, Skills, Needs | undefined, readonly string[]]>([
    ["without limits suit everything", {}, needs, []],
    ["suit what is not known yet", { markets: ["KR"] }, undefined, []],
    [
      "suit when all dimensions do",
      { languages: ["pt-BR"], markets: ["BR"], families: ["item"], severityUpTo: 3 },
      needs,
      [],
    ],
    ["lack a language", { languages: ["en", "es"] }, needs, ["language"]],
    ["lack a market", { markets: ["US"] }, needs, ["market"]],
    [
      "of any market suit a case that belongs to none yet",
      { markets: ["US"] },
      { language: "pt-BR", family: "item", severity: 3 },
      [],
    ],
    ["lack a family", { families: ["delivery"] }, needs, ["family"]],
    ["end below the severity", { severityUpTo: 2 }, needs, ["severity"]],
    [
      "lack everything at once",
      { languages: ["ko"], markets: ["KR"], families: ["care"], severityUpTo: 1 },
      needs,
      ["language", "market", "family", "severity"],
    ],
  ])("%s", (_title, skills, wanted, missing) => {
    expect(missingSkills(skills, wanted)).toEqual(missing);
  });
});

const buyerId = BuyerId.parse("buyer-1");
const sellerId = SellerId.parse("seller-1");
const close = (interest: Worker["interests"][number]): Worker => ({ skills: {}, interests: [interest] });
const toSeller = close({ party: "seller", id: sellerId, reason: "EMPLOYMENT" });
const decidedByAna: Routing = { ...routing, decidedBy: [AgentId.parse("ana")] };

describe("a conflict of interest", () => {
  it.each<[string, Partial<Routing>, string, Worker, string | undefined]>([
    ["is none of a stranger", routing, "ana", anybody, undefined],
    ["is to be the buyer", routing, "buyer-1", anybody, "related_to_a_party"],
    ["is to be the seller", routing, "seller-1", anybody, "related_to_a_party"],
    ["is an interest in the seller", routing, "ana", toSeller, "related_to_a_party"],
    [
      "is an interest in the buyer",
      routing,
      "ana",
      close({ party: "buyer", id: buyerId, reason: "OTHER" }),
      "related_to_a_party",
    ],
    [
      "is none in a buyer of a seller's name",
      routing,
      "ana",
      close({ party: "buyer", id: BuyerId.parse("seller-1"), reason: "OTHER" }),
      undefined,
    ],
    ["is none where the seller is not known", { ...routing, parties: { buyerId } }, "ana", toSeller, undefined],
    ["is to have decided what another must decide", decidedByAna, "ana", anybody, "decided_before"],
    ["is none of another than the decider", decidedByAna, "bo", anybody, undefined],
    ["is not known of an item that was not looked up", {}, "ana", toSeller, undefined],
  ])("%s", (_title, known, agentId, worker, conflict) => {
    expect(conflictOf(known, agentId, worker)).toBe(conflict);
  });

  it("keeps the case from being claimed, whatever the item knew", () => {
    expect(answer(told(open), claim(ana, at, { worker: toSeller }))).toBe("case.conflict_of_interest");
    expect(answer(told(open), claim(ana, at, { routing: decidedByAna }))).toBe("case.conflict_of_interest");
    expect(answer(undefined, claim(ana, at, { worker: toSeller }))).toBe("case.conflict_of_interest");
    expect(answer(told(open), claim(bo, at, { routing: decidedByAna }))).toEqual(["CaseClaimed"]);
  });

  it("of having decided comes with the decision: who holds the case until then keeps the lease", () => {
    const held = told(open, claim(ana), route(decidedByAna));
    expect(answer(held, prolong(ana, 1, later(5)))).toEqual(["LeaseProlonged"]);
    expect(answer(held, claim(ana, later(15), { routing: decidedByAna }))).toBe("case.conflict_of_interest");
  });

  it("keeps the case out of the agent's queue, as missing skills do and another's claim does", () => {
    const item = told(open, route(decidedByAna));
    if (item === undefined) throw new Error("an open item");
    expect(mayTake(item, ana, anybody, at)).toBe(false);
    expect(mayTake(item, bo, anybody, at)).toBe(true);
    expect(mayTake(item, bo, toSeller, at)).toBe(false);
    expect(mayTake(item, bo, { skills: { markets: ["US"] }, interests: [] }, at)).toBe(false);
    const held = told(open, claim(ana));
    expect(held && [mayTake(held, ana, anybody, at), mayTake(held, bo, anybody, at)]).toEqual([true, false]);
    expect(held && mayTake(held, bo, anybody, later(15))).toBe(true);
  });
});

describe("what a case asks for", () => {
  it.each([
    ["is written down once", told(open), ["WorkItemRouted"]],
    ["and not again when it is the same", told(open, route()), []],
    ["and not of work that is done", undefined, []],
  ])("%s", (_title, state, expected) => {
    expect(answer(state, route())).toEqual(expected);
  });

  it("keeps an agent without the skills from claiming it", () => {
    const worker: Worker = { skills: { languages: ["ko"] }, interests: [] };
    expect(answer(told(open), claim(ana, at, { worker }))).toBe("case.skills_missing");
  });
});
