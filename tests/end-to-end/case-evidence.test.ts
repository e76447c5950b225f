import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SYSTEM } from "../../domain/kernel/actor.ts";
import { sendToEvidenceFile } from "../../functions/evidence/send-to-evidence-file.ts";
import { expectProblem } from "../support/bad-requests.ts";
import { beginnings, bytesOf } from "../support/evidence-bytes.ts";
import { aPiece } from "../support/evidence-files.ts";
import { must, ReturnStory } from "../support/return-stories.ts";
import {
  agent,
  buyer,
  otherAgent,
  otherBuyer,
  otherSeller,
  type Speaker,
  type Story,
  seller,
  startStory,
} from "../support/running-recourse.ts";
import { upload } from "../support/uploads.ts";

interface Item {
  readonly seq: number;
  readonly kind: string;
  readonly evidenceId?: string;
  readonly withheldBecause?: string;
  readonly sentence?: string;
  readonly caption?: string;
  readonly order?: Readonly<Record<string, unknown>>;
  readonly download?: { readonly url: string; readonly expiresAt: string };
  readonly uploadedBy?: object;
  readonly reusedIn?: readonly string[];
}
interface Listed {
  readonly items: readonly Item[];
  readonly integrity?: { readonly state: string; readonly seq?: number };
}

let story: Story;
beforeAll(async () => {
  story = await startStory();
});
afterAll(() => story.recourse.stop());

const pathFor = (speaker: Speaker, id: string): string => {
  if (speaker.role === "buyer") return `/storefront/v1/returns/${id}/evidence`;
  return speaker.role === "seller" ? `/seller/v1/returns/${id}/evidence` : `/agent/v1/cases/${id}/evidence`;
};
const read = (speaker: Speaker, id: string) => story.get(speaker, pathFor(speaker, id));
const listed = async (speaker: Speaker, id: string, language = "en"): Promise<Listed> =>
  must(await story.get<Listed>(speaker, pathFor(speaker, id), { headers: { "accept-language": language } }));

const picture = (of: string): Uint8Array => bytesOf(`\xff\xd8\xff\xe0 a picture of ${of}`);

/** A return that the seller rejected with one picture. */
const rejected = async (orderId: string, bytes: Uint8Array, body?: Record<string, unknown>): Promise<ReturnStory> => {
  const told = await ReturnStory.requested(story, { orderId });
  const evidenceIds = [await upload(story, seller, bytes, body)];
  await told.act(seller, "reject", { reason: "ITEM_MATCHES_LISTING", evidenceIds });
  return told;
};

describe("the evidence of a case", () => {
  it("begins with the order and listing as the case found them", async () => {
    const { id } = await ReturnStory.requested(story, { orderId: "order-snapshot" });
    const { items, integrity } = await listed(agent, id);
    expect(items).toMatchObject([
      { seq: 0, kind: "snapshot", from: "platform", mediaType: "application/json", visibility: "shared", late: false },
    ]);
    expect(integrity).toEqual({ state: "intact" });
    expect(items[0]?.order).toMatchObject({ orderId: "order-snapshot", lines: [{ lineId: "line-1" }] });
    const [forBuyer, forSeller] = await Promise.all([listed(buyer, id), listed(seller, id)]);
    expect(forBuyer.items[0]?.order).toEqual(items[0]?.order);
    const { payments: _paid, ...rest } = items[0]?.order ?? {};
    expect(forSeller.items[0]?.order).toEqual(rest);
    expect([forBuyer.integrity, forSeller.integrity]).toEqual([undefined, undefined]);
  });

  it("has each file that a step named, with what its uploader said of it and a link that shows it for a while", async () => {
    const said = { mediaType: "image/jpeg", capturedAt: "2026-03-09T10:00:00Z", caption: "the seal is broken" };
    const { id } = await rejected("order-files", picture("a seal"), said);
    const { items } = await listed(buyer, id);
    const capturedAt = "2026-03-09T10:00:00.000Z";
    expect(items[1]).toMatchObject({ seq: 1, kind: "file", from: "seller", capturedAt, caption: said.caption });
    expect([items[1]?.uploadedBy, items[1]?.reusedIn]).toEqual([undefined, undefined]);
    expect((await listed(agent, id)).items[1]).toMatchObject({
      uploadedBy: { role: "seller", id: seller.subject },
      reusedIn: [],
    });
    const { url = "" } = items[1]?.download ?? {};
    const shown = await fetch(url);
    expect(shown.headers.get("content-type")).toBe("image/jpeg");
    expect(new Uint8Array(await shown.arrayBuffer())).toEqual(picture("a seal"));
    await story.pass("PT6M");
    expect((await fetch(url)).status).toBe(404);
  });

  it("is shown to those who take part in the case, and to nobody else", async () => {
    const { id } = await rejected("order-owned", picture("an own thing"));
    for (const stranger of [otherBuyer, otherSeller]) expectProblem(await read(stranger, id), "not-found");
    expectProblem(await read(agent, "rfd_00000000000000000000000000"), "not-found");
    expectProblem(await read(buyer, "ret_00000000000000000000000000"), "not-found");
  });

  it("takes no more than a hundred files of a party, and the other party's do not count", async () => {
    const told = await ReturnStory.requested(story, { orderId: "order-many" });
    const { runtime } = story.recourse;
    const at = runtime.clock.now();
    const pieces = Array.from({ length: 99 }, (_, index) => aPiece(index + 1));
    const command = { type: "AddEvidence" as const, at, actor: SYSTEM, pieces };
    await sendToEvidenceFile(runtime, told.id, "many-files", { ...command, pieces: pieces.slice(0, 50) });
    await sendToEvidenceFile(runtime, told.id, "more-files", command);
    const named = async (count: number) => {
      const evidenceIds: string[] = [];
      for (let file = 0; file < count; file += 1) evidenceIds.push(await upload(story, seller, picture(`${file}`)));
      return { reason: "ITEM_MATCHES_LISTING", evidenceIds };
    };
    const refused = await story.post(seller, `/seller/v1/returns/${told.id}/reject`, await named(2));
    expectProblem(refused, "evidence.too_many");
    expect(refused.body).toMatchObject({ named: 2, onFile: 99, max: 100 });
    await told.act(seller, "reject", await named(1));
    await told.act(buyer, "escalate", { evidenceIds: [await upload(story, buyer, picture("the buyer's"))] });
    expect((await listed(agent, told.id)).items).toHaveLength(1 + 100 + 1);
  });
});

describe("who may see a piece", () => {
  let told: ReturnStory;
  let evidenceId = "";
  const change = (by: Speaker, body: object, of = evidenceId) =>
    story.post(by, `/agent/v1/cases/${told.id}/evidence/${of}/visibility`, body);

  beforeAll(async () => {
    told = await rejected("order-withheld", picture("somebody's address"));
    await told.act(buyer, "escalate", { evidenceIds: [await upload(story, buyer, picture("the buyer's own"))] });
    evidenceId = (await listed(agent, told.id)).items[1]?.evidenceId ?? "";
  });

  it("is for an agent to say who holds the case, with a reason", async () => {
    const withheld = { visibility: "own_side", withheldBecause: "PERSONAL_DATA" };
    expectProblem(await change(agent, withheld), "case.not_claimed");
    must(await story.post(agent, `/agent/v1/cases/${told.id}/claim`));
    expectProblem(await change(otherAgent, withheld), "case.claimed_by_another");
    expectProblem(await change(agent, { visibility: "own_side" }), "evidence.reason_missing");
    expectProblem(await change(agent, { visibility: "own_side", withheldBecause: "BECAUSE" }), "invalid-request");
    expectProblem(await change(agent, withheld, "evd_00000000000000000000000000"), "evidence.not_on_file");
    expectProblem(await change(agent, withheld, "no-id"), "not-found");
    expect(must(await change(agent, withheld))).toEqual({ evidenceId, ...withheld });
  });

  it("leaves the other side the reason, in its language, and nothing of the content", async () => {
    const [, stub, own] = (await listed(buyer, told.id, "ko")).items;
    expect(stub).toEqual({
      seq: 1,
      kind: "file",
      addedAt: expect.any(String),
      from: "seller",
      late: false,
      visibility: "own_side",
      withheldBecause: "PERSONAL_DATA",
      sentence: "상대방이 알 필요가 없는 개인정보가 담겨 있습니다.",
    });
    expect(own).toMatchObject({ seq: 2, from: "buyer", download: {} });
    expect((await listed(seller, told.id)).items[1]).toMatchObject({ evidenceId, download: {} });
  });

  it("may be agents alone; of that neither party is told", async () => {
    must(await change(agent, { visibility: "agents_only", withheldBecause: "FRAUD_DETECTION" }));
    for (const party of [buyer, seller])
      expect((await listed(party, told.id)).items.map(({ seq }) => seq)).toEqual([0, 2]);
    const { items, integrity } = await listed(agent, told.id);
    expect(items[1]).toMatchObject({ evidenceId, withheldBecause: "FRAUD_DETECTION", download: {} });
    expect(integrity).toEqual({ state: "intact" });
    must(await change(agent, { visibility: "shared" }));
    expect((await listed(buyer, told.id)).items[1]).toMatchObject({ evidenceId, visibility: "shared" });
  });
});

describe("a content that is used again", () => {
  it("is shown to agents in both cases, and is none within one case or one order", async () => {
    const bytes = picture("the same scratch everywhere");
    const first = await rejected("order-reuse-1", bytes);
    await first.act(buyer, "resubmit");
    const again = [await upload(story, seller, bytes)];
    await first.act(seller, "reject", { reason: "ITEM_MATCHES_LISTING", evidenceIds: again });
    const reusedIn = async (told: ReturnStory) =>
      (await listed(agent, told.id)).items.slice(1).map((item) => item.reusedIn);
    expect(await reusedIn(first)).toEqual([[], []]);
    const second = await rejected("order-reuse-2", bytes);
    expect(await reusedIn(second)).toEqual([[first.id]]);
    expect(await reusedIn(first)).toEqual([[second.id], [second.id]]);
    expect(JSON.stringify(await listed(seller, second.id))).not.toContain(first.id);
  });

  it("of another shape is another content", async () => {
    const told = await rejected("order-reuse-3", beginnings["image/jpeg"]);
    expect((await listed(agent, told.id)).items[1]?.reusedIn).toEqual([]);
  });
});
