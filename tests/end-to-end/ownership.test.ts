import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fullPath } from "../../adapters/http/route.ts";
import type { Case } from "../../functions/returns/answers.ts";
import { routes } from "../../functions/routes.ts";
import { expectProblem } from "../support/bad-requests.ts";
import { aLine } from "../support/orders.ts";
import { must } from "../support/return-stories.ts";
import {
  buyer,
  otherBuyer,
  otherSeller,
  type Speaker,
  type Story,
  seller,
  startStory,
} from "../support/running-recourse.ts";
import { wholeStore } from "../support/whole-store.ts";

let story: Story;
let hers = "";

const late = { promisedAt: "2026-03-04T00:00:00Z" };
const lines = [{ lineId: "line-1", units: 1, reason: "LATE_DELIVERY" }];
const UNKNOWN = `ret_${"0".repeat(26)}`;

const returned = async (orderId: string, by: Speaker, sellerId: string): Promise<string> => {
  const [kind, locale] = ["consumer", "pt-BR"] as const;
  await story.order({ orderId, buyer: { buyerId: by.subject, kind, locale }, lines: [aLine({ sellerId, ...late })] });
  return must(await story.post<Case>(by, "/storefront/v1/returns", { orderId, lines })).id;
};

beforeAll(async () => {
  story = await startStory();
  hers = await returned("order-hers", buyer, "seller-1");
  await returned("order-hers-2", buyer, "seller-1");
  await returned("order-hers-3", buyer, "seller-1");
  await returned("order-others", otherBuyer, "seller-2");
  await story.rest();
});
afterAll(() => story.recourse.stop());

const strangers = { storefront: otherBuyer, seller: otherSeller } as const;
const onReturns = routes.filter(
  (route) => (route.audience === "storefront" || route.audience === "seller") && route.path.includes("{returnId}"),
);

/** A body that is well-formed for any operation on a return. */
const bodies: Readonly<Record<string, object>> = {
  "reject-return": { reason: "ALREADY_RESOLVED" },
  "record-inspection": {
    lines: [{ lineId: "line-1", unitNo: 1, result: "accepted", deductions: [], evidenceIds: [] }],
  },
  "reject-received": { reason: "EMPTY_PARCEL" },
  "report-bad-parcel": { reason: "EMPTY_PARCEL" },
  "make-offer": { amountMinor: 5_000, withReturn: false },
  "counter-offer": { amountMinor: 5_000, withReturn: false },
};

describe("somebody else's return", () => {
  it.each(onReturns.map((route) => ({ route, name: `${route.method} ${fullPath(route)}` })))(
    "is not found, in the words for one that does not exist: $name",
    async ({ route }) => {
      const before = await wholeStore(story);
      const speaker = strangers[route.audience as keyof typeof strangers];
      const body = route.method === "GET" ? undefined : (bodies[route.entry] ?? {});
      const answers = [];
      for (const id of [hers, UNKNOWN]) {
        const path = fullPath(route)
          .replace("{returnId}", id)
          .replace("{offerId}", `off_${"0".repeat(26)}`);
        const answer = await story.call(speaker, route.method, path, body);
        expectProblem(answer, "not-found");
        answers.push({ ...answer.body, instance: "" });
      }
      expect(answers[0]).toEqual(answers[1]);
      expect(await wholeStore(story)).toEqual(before);
    },
  );
});

describe("somebody else's order", () => {
  const request = (orderId: string) => ({ orderId, lines });
  it.each([
    ["options", (orderId: string) => story.get(otherBuyer, `/storefront/v1/orders/${orderId}/after-sales-options`)],
    ["a preview", (orderId: string) => story.post(otherBuyer, "/storefront/v1/return-previews", request(orderId))],
    ["a return", (orderId: string) => story.post(otherBuyer, "/storefront/v1/returns", request(orderId))],
    [
      "a withdrawal",
      (orderId: string) =>
        story.post(otherBuyer, "/storefront/v1/withdrawals", { orderId, lines: [{ lineId: "line-1", units: 1 }] }),
    ],
  ])("is not found for %s, in the words for one that does not exist", async (_what, ask) => {
    const [found, unknown] = [await ask("order-hers"), await ask("order-nobodys")];
    expectProblem(found, "not-found");
    expect({ ...found.body, instance: "" }).toEqual({ ...unknown.body, instance: "" });
  });
});

interface Page {
  readonly items: readonly { readonly id: string; readonly buyerId: string; readonly sellerId: string }[];
  readonly nextCursor?: string;
}

describe("a list", () => {
  it.each([
    [buyer, "/storefront/v1/returns", 3],
    [otherBuyer, "/storefront/v1/returns", 1],
    [seller, "/seller/v1/returns", 3],
    [otherSeller, "/seller/v1/returns", 1],
  ] as const)("of %o holds its own alone", async (speaker, path, count) => {
    const { items } = must(await story.get<Page>(speaker, path));
    expect(items).toHaveLength(count);
    expect(items.every((item) => item.buyerId === speaker.subject || item.sellerId === speaker.sellerId)).toBe(true);
  });

  it("goes on with its own cursor, and with nobody else's", async () => {
    const first = must(await story.get<Page>(buyer, "/storefront/v1/returns?limit=2"));
    const query = `?limit=2&cursor=${encodeURIComponent(first.nextCursor ?? "")}`;
    const second = must(await story.get<Page>(buyer, `/storefront/v1/returns${query}`));
    expect(first.items).toHaveLength(2);
    expect(second.items.map(({ id }) => id)).toEqual([hers]);
    expectProblem(await story.get(otherBuyer, `/storefront/v1/returns${query}`), "invalid-request", {
      parameter: "cursor",
    });
    expectProblem(await story.get(seller, `/seller/v1/returns${query}`), "invalid-request", { parameter: "cursor" });
    const forged = query.replace(/cursor=\w{4}/, "cursor=AAAA");
    expectProblem(await story.get(buyer, `/storefront/v1/returns${forged}`), "invalid-request", {
      parameter: "cursor",
    });
  });
});
