import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Case } from "../../functions/returns/answers.ts";
import { expectProblem } from "../support/bad-requests.ts";
import { aLine } from "../support/orders.ts";
import { photoOf } from "../support/photos.ts";
import { must } from "../support/return-stories.ts";
import {
  type Answer,
  buyer,
  otherBuyer,
  otherSeller,
  platform,
  type Speaker,
  type Story,
  seller,
  startStory,
} from "../support/running-recourse.ts";

let story: Story;
let hers = "";
let others = "";

const late = { promisedAt: "2026-03-04T00:00:00Z" };
const lines = [{ lineId: "line-1", units: 1, reason: "LATE_DELIVERY" }];

const returned = async (orderId: string, by: Speaker, sellerId: string): Promise<string> => {
  const [kind, locale] = ["consumer", "pt-BR"] as const;
  await story.order({ orderId, buyer: { buyerId: by.subject, kind, locale }, lines: [aLine({ sellerId, ...late })] });
  return must(await story.post<Case>(by, "/storefront/v1/returns", { orderId, lines })).id;
};

beforeAll(async () => {
  story = await startStory();
  hers = await returned("order-hers", buyer, "seller-1");
  others = await returned("order-others", otherBuyer, "seller-2");
  await story.rest();
});
afterAll(() => story.recourse.stop());

describe("a tracking number", () => {
  const parcel = { carrier: "correios", trackingNumber: "BR-77" };
  const posted = async (orderId: string, by: Speaker, sellerId: string): Promise<Answer> => {
    const id = await returned(orderId, by, sellerId);
    const clerk = sellerId === "seller-1" ? seller : otherSeller;
    must(await story.post(clerk, `/seller/v1/returns/${id}/approve`));
    return story.post(by, `/storefront/v1/returns/${id}/hand-over`, parcel);
  };

  it("stays with the return that named it first, so that nobody takes the scans of another's parcel", async () => {
    const first = must(await posted("order-first", buyer, "seller-1"));
    const second = await posted("order-second", otherBuyer, "seller-2");
    expectProblem(second, "return.tracking_number_taken");
    expect(second.body).toMatchObject(parcel);
    expect(JSON.stringify(second.body)).not.toContain(first.id);
    const scan = { ...parcel, scan: "delivered", scannedAt: story.recourse.clock.now() };
    expect(must(await story.post(platform, "/platform/v1/carrier-events", scan)).caseId).toBe(first.id);
  });
});

describe("evidence", () => {
  it("serves its owner, and nobody else on any step", async () => {
    const photo = await photoOf(story, buyer);
    const claims = [
      story.post(seller, `/seller/v1/returns/${hers}/reject`, { reason: "SUSPECTED_ABUSE", evidenceIds: [photo] }),
      story.post(otherBuyer, `/storefront/v1/returns/${others}/escalate`, { evidenceIds: [photo] }),
      story.post(seller, `/seller/v1/returns/${hers}/inspections`, {
        lines: [
          {
            lineId: "line-1",
            unitNo: 1,
            result: "rejected",
            reason: "WRONG_ITEM_RETURNED",
            disposition: "quarantine",
            deductions: [],
            evidenceIds: [photo],
          },
        ],
      }),
    ];
    for (const answer of await Promise.all(claims)) expectProblem(answer, "evidence.not_yours");
    const own = await photoOf(story, seller);
    const rejection = { reason: "ITEM_MATCHES_LISTING", evidenceIds: [own] };
    expect((await story.post(seller, `/seller/v1/returns/${hers}/reject`, rejection)).status).toBe(200);
    expect((await story.post(buyer, `/storefront/v1/returns/${hers}/escalate`, { evidenceIds: [photo] })).status).toBe(
      200,
    );
  });

  it("is shared by the people of one seller", async () => {
    const photo = await photoOf(story, otherSeller);
    const colleague: Speaker = { role: "seller", subject: "clerk-3", sellerId: "seller-2" };
    const body = { reason: "SUSPECTED_ABUSE", evidenceIds: [photo] };
    expect((await story.post(colleague, `/seller/v1/returns/${others}/reject`, body)).status).toBe(200);
  });

  it("that was announced and never uploaded serves nobody", async () => {
    const asked = await story.post<{ evidenceId: string }>(buyer, "/storefront/v1/evidence", {
      mediaType: "image/png",
    });
    const evidenceIds = [asked.body.evidenceId];
    expectProblem(
      await story.post(buyer, `/storefront/v1/returns/${hers}/resubmit`, { evidenceIds }),
      "evidence.not_uploaded",
    );
  });
});
