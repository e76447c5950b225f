import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Case } from "../../functions/returns/answers.ts";
import { Desk, suspected } from "../support/desk-stories.ts";
import { must } from "../support/return-stories.ts";
import { agent, otherAgent, type Speaker, type Story, senior, startStory } from "../support/running-recourse.ts";

let story: Story;
beforeAll(async () => {
  story = await startStory();
});
afterAll(() => story.recourse.stop());

const deskOf = (speaker: Speaker) => new Desk(story, speaker);
const newAgent = (subject: string) => deskOf({ role: "agent", subject });

describe("a lease", () => {
  it("is kept by heartbeats up to its limit, ends by the clock, and is then anybody's", async () => {
    const { id } = await suspected(story);
    const [mine, other] = [deskOf(agent), deskOf(otherAgent)];
    const { claim } = await mine.does<{ claim: { lease: number; until: string; limit: string } }>(id, "claim");
    expect([await mine.shows(id), await other.shows(id)]).toEqual([true, false]);
    expect((await other.step(id, "heartbeat", { lease: 1 })).body).toMatchObject({
      type: "/problems/case.claimed_by_another",
      claimedBy: agent.subject,
    });
    for (let beat = 0; beat < 5; beat += 1) {
      await story.pass("PT10M");
      await mine.does(id, "heartbeat", { lease: claim.lease });
    }
    const last = await mine.does<{ claim: { until: string } }>(id, "heartbeat", { lease: claim.lease });
    expect(last.claim.until).toBe(claim.limit);
    await story.pass("PT10M");
    const decision = { outcome: "deny", overrideReason: "EVIDENCE_OUTWEIGHS_RULE", payer: "platform" };
    expect((await mine.step(id, "decisions", decision)).body).toMatchObject({
      type: "/problems/case.lease_ended",
      status: 409,
      endedAt: claim.limit,
    });
    expect((await mine.step(id, "heartbeat", { lease: claim.lease })).body).toMatchObject({
      type: "/problems/case.lease_ended",
    });
    expect((await mine.step(id, "release")).body).toMatchObject({ type: "/problems/case.lease_ended" });
    expect(await other.shows(id)).toBe(true);
    await other.does(id, "claim");
    expect((await mine.step(id, "decisions", decision)).body).toMatchObject({
      type: "/problems/case.claimed_by_another",
    });
    must(await other.step(id, "decisions", decision));
  });

  it("is refused a heartbeat that names none", async () => {
    const { id } = await suspected(story);
    await deskOf(agent).does(id, "claim");
    for (const body of [{}, { lease: 0 }, { lease: "1" }, { lease: 1, more: true }])
      expect((await deskOf(agent).step(id, "heartbeat", body)).status).toBe(400);
  });
});

describe("an agent's queue", () => {
  it("shows and counts what the agent has the skills for, and nothing else is claimed", async () => {
    const { id } = await suspected(story);
    const [fit, unfit] = [newAgent("portuguese-speaker"), newAgent("korean-speaker")];
    must(await fit.profile({ skills: { languages: ["pt-BR"], markets: ["BR"], families: ["delivery"] } }));
    must(await unfit.profile({ skills: { languages: ["ko"] } }));
    expect([await fit.shows(id), await unfit.shows(id)]).toEqual([true, false]);
    expect([await fit.waiting(), await unfit.waiting()]).toEqual([await deskOf(senior).waiting(), 0]);
    expect((await unfit.step(id, "claim")).body).toMatchObject({
      type: "/problems/case.skills_missing",
      missing: ["language"],
    });
    const listed = (await unfit.sees(id)).nextActions.filter(({ actor }) => actor === "agent");
    expect(listed.map(({ action }) => action)).toEqual(["notes"]);
    must(await unfit.profile({ skills: { languages: ["ko", "pt-BR"], severityUpTo: 1 } }));
    expect((await unfit.step(id, "claim")).body).toMatchObject({ missing: ["severity"] });
    must(await unfit.profile({ skills: { languages: ["ko", "pt-BR"] } }));
    expect(await unfit.shows(id)).toBe(true);
    await unfit.does(id, "claim");
  });

  it("is paged past what others work on, without a gap and without showing anything twice", async () => {
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) ids.push((await suspected(story)).id);
    await deskOf(otherAgent).does(ids[1] ?? "", "claim");
    const reader = newAgent("pager");
    const seen: string[] = [];
    let cursor = "";
    do {
      const path = `/agent/v1/queues/escalated-returns/items?limit=2${cursor}`;
      const page = must(await story.get<{ items: { caseId: string }[]; nextCursor?: string }>(reader.speaker, path));
      seen.push(...page.items.map(({ caseId }) => caseId));
      cursor = page.nextCursor === undefined ? "" : `&cursor=${encodeURIComponent(page.nextCursor)}`;
    } while (cursor !== "");
    expect(new Set(seen).size).toBe(seen.length);
    expect(ids.map((id) => seen.includes(id))).toEqual([true, false, true, true, true]);
  });

  it("has what is at greater stake first, and the longer wait first of two that are alike", async () => {
    const first = await suspected(story);
    await story.pass("PT1H");
    const second = await suspected(story);
    const dear = await suspected(story, { priceMinor: 200_000 });
    const order = (await newAgent("reader").queue()).map(({ caseId }) => caseId);
    const places = [dear, first, second].map(({ id }) => order.indexOf(id));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  });
});

describe("an agent who is close to a party", () => {
  it("neither sees the case nor claims it, and cannot forget the interest", async () => {
    const { id } = await suspected(story);
    const close = newAgent("cousin-of-the-seller");
    expect(await close.shows(id)).toBe(true);
    const interests = [{ party: "seller", id: "seller-1", reason: "FAMILY_OR_FRIEND" }];
    must(await close.profile({ interests }));
    expect(await close.shows(id)).toBe(false);
    const conflict = { type: "/problems/case.conflict_of_interest", status: 403, because: "related_to_a_party" };
    expect((await close.step(id, "claim")).body).toMatchObject(conflict);
    for (const path of [`/agent/v1/cases/${id}`, `/agent/v1/cases/${id}/timeline`])
      expect((await story.get(close.speaker, path)).body).toMatchObject(conflict);
    expect((await close.profile({})).body).toMatchObject({
      type: "/problems/agent.interest_stays",
      interests: ["seller:seller-1"],
    });
    must(await deskOf(senior).profile({}, "cousin-of-the-seller"));
    await close.does(id, "claim");
  });

  it("is no second person for it either", async () => {
    const { id } = await suspected(story, { priceMinor: 200_000 });
    const first = deskOf(senior);
    await first.does(id, "claim");
    const decision = { outcome: "refund_full", overrideReason: "EVIDENCE_OUTWEIGHS_RULE", payer: "platform" };
    const { pendingDecision } = await first.does<Case>(id, "decisions", decision);
    const close = deskOf({ role: "senior_agent", subject: "senior-cousin" });
    must(await close.profile({ interests: [{ party: "buyer", id: "buyer-1", reason: "FAMILY_OR_FRIEND" }] }));
    expect(await close.shows(id, "second-approvals")).toBe(false);
    const path = `/agent/v1/decisions/${pendingDecision?.decisionId}/approve`;
    const refused = await story.post(close.speaker, path, { payloadHash: pendingDecision?.payloadHash });
    expect(refused.body).toMatchObject({ type: "/problems/case.conflict_of_interest", status: 403 });
    // Who proposed it has the lease of before, and no other one.
    await story.pass("PT16M");
    expect(await first.shows(id, "second-approvals")).toBe(false);
    expect((await first.step(id, "claim")).body).toMatchObject({ because: "decided_before" });
  });

  it("is also the buyer by another name", async () => {
    const { id } = await suspected(story);
    const buyerAtWork = newAgent("buyer-1");
    expect(await buyerAtWork.shows(id)).toBe(false);
    expect((await buyerAtWork.step(id, "claim")).body).toMatchObject({ because: "related_to_a_party" });
  });
});

describe("a profile", () => {
  it("is its agent's and the seniors'; to others it does not exist", async () => {
    const path = "/agent/v1/agents/agent-1/profile";
    const profile = { skills: { markets: ["BR"] }, interests: [] };
    expect((await story.get(otherAgent, path)).status).toBe(404);
    expect((await story.call(otherAgent, "PUT", path, profile)).status).toBe(404);
    expect((await story.get(agent, path)).body).toEqual({ agentId: "agent-1", version: 0, skills: {}, interests: [] });
    const written = must(await story.call(senior, "PUT", path, profile));
    expect(written).toMatchObject({ ...profile, version: 1, writtenBy: senior.subject });
    const stale = await story.call(
      agent,
      "PUT",
      path,
      { skills: {}, interests: [] },
      { headers: { "if-match": '"0"' } },
    );
    expect(stale.status).toBe(412);
    must(await story.call(agent, "PUT", path, { skills: {}, interests: [] }));
  });

  it("is of an agent who can be one, and says what is known", async () => {
    expect((await story.get(senior, "/agent/v1/agents/!/profile")).status).toBe(404);
    const wrong = await deskOf(agent).profile({ skills: { languages: ["xx"] } });
    expect(wrong.body).toMatchObject({ errors: [{ pointer: "#/skills/languages/0" }] });
  });
});

describe("a case that is handed off", () => {
  it("comes to the colleague's queue, with a note, and to nobody else's", async () => {
    const { id } = await suspected(story);
    const [mine, other, third] = [deskOf(agent), deskOf(otherAgent), newAgent("third")];
    await mine.does(id, "claim");
    const to = { agentId: otherAgent.subject };
    await mine.does(id, "hand-off", { to, reason: "END_OF_SHIFT", note: "The carrier calls back at three." });
    expect([await mine.shows(id), await other.shows(id), await third.shows(id)]).toEqual([false, true, false]);
    expect((await third.step(id, "claim")).body).toMatchObject({ type: "/problems/case.reserved", status: 409 });
    const seen = must(await story.get<{ work: object }>(otherAgent, `/agent/v1/cases/${id}`));
    expect(seen.work).toMatchObject({
      reserved: { to, by: agent.subject, reason: "END_OF_SHIFT" },
      notes: [{ by: agent.subject, note: "The carrier calls back at three." }],
    });
    await other.does(id, "claim");
    expect((await other.step(id, "hand-off", { to, reason: "END_OF_SHIFT" })).body).toMatchObject({
      type: "/problems/case.hand_off_impossible",
      because: "yourself",
    });
    await other.does(id, "hand-off", { to: { rank: "senior_agent" }, reason: "NEEDS_SENIOR" });
    expect([await third.shows(id), await deskOf(senior).shows(id)]).toEqual([false, true]);
    await story.pass("PT5H");
    expect((await third.step(id, "claim")).body).toMatchObject({ type: "/problems/case.reserved" });
    await deskOf(senior).does(id, "claim");
  });
});

describe("a case on hold", () => {
  it("leaves all queues, comes back by itself, and is counted again", async () => {
    const { id } = await suspected(story);
    const [mine, other] = [deskOf(agent), deskOf(otherAgent)];
    const before = await other.waiting();
    await mine.does(id, "claim");
    const until = new Date(Date.parse(story.recourse.clock.now()) + 2 * 3_600_000).toISOString();
    await mine.does(id, "hold", { until, reason: "CALL_BACK_ARRANGED" });
    expect([await mine.shows(id), await other.shows(id), await other.waiting()]).toEqual([
      false,
      false,
      (before ?? 0) - 1,
    ]);
    expect((await other.step(id, "claim")).body).toMatchObject({
      type: "/problems/case.on_hold",
      heldBy: agent.subject,
      holdUntil: until,
    });
    const listed = (await other.sees(id)).nextActions.filter(({ actor }) => actor === "agent");
    expect(listed.map(({ action }) => action)).toEqual(["notes"]);
    await story.pass("PT2H");
    expect([await other.shows(id), await other.waiting()]).toEqual([true, before]);
    await other.does(id, "claim");
  });

  it("is refused for longer than the case can wait, and says until when it could be", async () => {
    const { id } = await suspected(story);
    const mine = deskOf(agent);
    await mine.does(id, "claim");
    const refused = await mine.step(id, "hold", { until: "2030-01-01T00:00:00Z", reason: "WAITING_FOR_GOODS" });
    expect(refused.body).toMatchObject({ type: "/problems/case.hold_out_of_bounds", status: 422 });
    await mine.does(id, "hold", { until: refused.body.latest, reason: "WAITING_FOR_GOODS", endsOn: ["GOODS_MOVED"] });
  });
});
