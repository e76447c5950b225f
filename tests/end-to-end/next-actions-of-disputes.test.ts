import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disputeActionNames } from "../../domain/disputes/index.ts";
import { DisputeStory } from "../support/dispute-stories.ts";
import { agent, buyer, type Speaker, type Story, seller, startStory } from "../support/running-recourse.ts";

let story: Story;
let orders = 0;

beforeAll(async () => {
  story = await startStory({ pause: async () => undefined });
});

afterAll(() => story.recourse.stop());

const opened = async (): Promise<DisputeStory> => {
  orders += 1;
  return DisputeStory.opened(story, { order: { orderId: `order-${orders}` } });
};

/** How a dispute comes to where its actions are looked at. */
const STATES: Readonly<Record<string, () => Promise<DisputeStory>>> = {
  "in negotiation": opened,
  "with an offer of the seller": async () => {
    const ours = await opened();
    await ours.act(seller, "offers", { amountMinor: 2_000 });
    return ours;
  },
  "that waits for evidence": async () => {
    const ours = await opened();
    await ours.act(buyer, "escalate");
    return ours;
  },
  "under review": async () => {
    const ours = await opened();
    await ours.underReview();
    await ours.claim();
    return ours;
  },
  "that was taken back": async () => {
    const ours = await opened();
    await ours.act(buyer, "withdraw");
    return ours;
  },
};

const BODIES: Readonly<Record<string, object>> = {
  messages: { text: "Hello." },
  evidence: { comment: "It is so." },
  offers: { amountMinor: 3_000 },
  "request-evidence": {
    party: "seller",
    modules: [{ name: "invoice", required: true, minCount: 1, mediaTypes: ["application/pdf"] }],
  },
};

// Decisions have stories of their own, and appeals a case of theirs.
const ELSEWHERE: readonly string[] = ["decisions", "confirm-decision", "reject-decision", "appeals"];
const OF_AGENTS: readonly string[] = ["messages", "request-evidence", "extend-evidence"];

const pathOf = (action: string, offerId = `off_${"0".repeat(26)}`): string =>
  action.endsWith("-offer") ? `offers/${offerId}/${action.replace("-offer", "")}` : action;

const tried = async (ours: DisputeStory, speaker: Speaker, action: string): Promise<number> => {
  const { offers } = await ours.read();
  const party = speaker.role === "agent" && action === "extend-evidence" ? { party: "seller" } : {};
  const { status } = await ours.send(speaker, pathOf(action, offers.at(-1)?.offerId), {
    ...(BODIES[action] ?? {}),
    ...party,
  });
  return status;
};

describe.each(Object.entries(STATES))("of a dispute %s", (_state, make) => {
  it.each([
    ["buyer", buyer],
    ["seller", seller],
    ["agent", agent],
  ] as const)("what is listed for the %s is accepted, and nothing else is", async (role, speaker) => {
    const actions = disputeActionNames
      .filter((action) => !ELSEWHERE.includes(action))
      .filter((action) => role !== "agent" || OF_AGENTS.includes(action));
    const outcomes: Record<string, boolean> = {};
    const listed: Record<string, boolean> = {};
    for (const action of actions) {
      const ours = await make();
      const view = role === "agent" ? await ours.read() : await ours.see(speaker);
      listed[action] = view.nextActions.some((next) => next.actor === role && next.action === action);
      outcomes[action] = (await tried(ours, speaker, action)) < 300;
    }
    expect(outcomes).toEqual(listed);
  });
});
