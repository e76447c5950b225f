import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DisputeStory } from "../support/dispute-stories.ts";
import { photoOf } from "../support/photos.ts";
import { must } from "../support/return-stories.ts";
import { agent, buyer, otherBuyer, type Speaker, type Story, seller, startStory } from "../support/running-recourse.ts";

let story: Story;
let ours: DisputeStory;

beforeEach(async () => {
  story = await startStory({ pause: async () => undefined });
  ours = await DisputeStory.opened(story);
});

afterEach(() => story.recourse.stop());

interface Evidence {
  readonly items: readonly { readonly evidenceId: string; readonly kind: string; readonly late?: boolean }[];
}

const fileOf = async (speaker: Speaker): Promise<Evidence> => {
  const audience = speaker.role === "seller" ? "seller" : "storefront";
  const path = speaker.role === "agent" ? `/agent/v1/cases/${ours.id}` : `/${audience}/v1/disputes/${ours.id}`;
  return must(await story.get<Evidence>(speaker, `${path}/evidence`));
};

const whole = async (speaker: Speaker, evidenceId: string): Promise<boolean> =>
  JSON.stringify((await fileOf(speaker)).items.find((piece) => piece.evidenceId === evidenceId) ?? {}).includes("http");

describe("evidence in a dispute", () => {
  it("begins with the order and listing, and takes in what the parties send", async () => {
    const photo = await photoOf(story, buyer);
    await ours.act(buyer, "messages", { text: "Look at this.", evidenceIds: [photo] });
    const { items } = await fileOf(seller);
    expect(items.map(({ kind }) => kind)).toEqual(["snapshot", "file"]);
    expect(items[1]?.evidenceId).toBe(photo);
    await ours.expectNothingLeftOver();
  });

  it("kept from the other side is not shown to it, and needs a reason", async () => {
    const photo = await photoOf(story, seller);
    const pieces = [{ evidenceId: photo }];
    const hidden = { pieces, visibility: "own_side" };
    expect(await ours.send(seller, "evidence", hidden)).toMatchObject({
      status: 422,
      body: { type: "/problems/dispute.withholding_reason_missing" },
    });
    await ours.act(seller, "evidence", { ...hidden, withheldBecause: "trade_secret" });
    expect([await whole(buyer, photo), await whole(seller, photo), await whole(agent, photo)]).toEqual([
      false,
      true,
      true,
    ]);
    expect((await ours.see(buyer)).submissions).toMatchObject([{ pieces: 1, withheldBecause: "trade_secret" }]);
    expect(JSON.stringify(await ours.see(buyer))).not.toContain(photo);
    await ours.expectNothingLeftOver();
  });

  it("of somebody else is refused, and so is a submission of nothing", async () => {
    const photo = await photoOf(story, otherBuyer);
    expect(await ours.send(buyer, "evidence", { pieces: [{ evidenceId: photo }] })).toMatchObject({
      body: { type: "/problems/evidence.not_yours" },
    });
    expect(await ours.send(buyer, "evidence", {})).toMatchObject({
      status: 422,
      body: { type: "/problems/dispute.submission_empty" },
    });
  });

  it("that comes after its time counts as late and is kept", async () => {
    await ours.act(buyer, "escalate");
    await story.pass("P4D");
    const photo = await photoOf(story, seller);
    await ours.act(seller, "evidence", { pieces: [{ evidenceId: photo, module: "listing" }] });
    expect((await ours.read()).submissions.at(-1)).toMatchObject({ party: "seller", late: true });
    expect((await fileOf(buyer)).items.find(({ evidenceId }) => evidenceId === photo)).toMatchObject({ late: true });
    expect((await ours.read()).requests.map(({ standing }) => standing)).toContain("no_response");
  });
});
