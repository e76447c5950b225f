import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { instant } from "../../domain/kernel/instant.ts";
import type { Case } from "../../functions/returns/answers.ts";
import type { WithdrawalAnswer } from "../../functions/withdrawals/withdrawal-body.ts";
import { aLine, type OrderInput } from "../support/orders.ts";
import { buyer, type Story, startStory } from "../support/running-recourse.ts";

type Options = {
  readonly lines: readonly {
    readonly withdrawal?: { readonly label: string; readonly windowEndsAt: string; readonly requiredBy?: string };
    readonly reasons: readonly {
      readonly reason: string;
      readonly explanation: readonly { readonly sentence: string }[];
    }[];
  }[];
};

const lines = [{ lineId: "line-1", units: 1 }];
const deliveredAt = "2026-08-03T10:00:00Z";
const euros = (amountMinor: number) => ({ amountMinor, currency: "EUR" as const });

const inEurope = (orderId: string, overrides: Partial<OrderInput> = {}): Partial<OrderInput> => ({
  orderId,
  market: "EU",
  currency: "EUR",
  placedAt: "2026-08-01T10:00:00Z",
  lines: [aLine({ unitPrice: euros(10_000), shipping: euros(500), promisedAt: deliveredAt, deliveredAt })],
  ...overrides,
});

const sold = (legalStatus: "trader" | "private", withdrawalInformed = true): Partial<OrderInput> => ({
  sellers: [{ sellerId: "seller-1", legalStatus, withdrawalInformed }],
});

let story: Story;
beforeAll(async () => {
  story = await startStory({ startAt: instant("2026-08-10T12:00:00Z") });
  await story.order(inEurope("told", sold("trader")));
  await story.order(inEurope("untold", sold("trader", false)));
  await story.order(inEurope("private", sold("private")));
  await story.order(
    inEurope("business", { buyer: { buyerId: "buyer-1", kind: "business", locale: "de" }, ...sold("trader") }),
  );
  await story.order({
    orderId: "brazil",
    placedAt: "2026-08-01T10:00:00Z",
    lines: [aLine({ promisedAt: deliveredAt, deliveredAt: "2026-08-07T10:00:00Z" })],
  });
});
afterAll(() => story.recourse.stop());

const optionsOf = async (orderId: string, language = "en") => {
  const path = `/storefront/v1/orders/${orderId}/after-sales-options`;
  const { body } = await story.get<Options>(buyer, path, { headers: { "accept-language": language } });
  const [line] = body.lines;
  return { withdrawal: line?.withdrawal, byLaw: line?.reasons.find(({ reason }) => reason === "WITHDRAWAL_STATUTORY") };
};

const state = (orderId: string) =>
  story.post<WithdrawalAnswer>(buyer, "/storefront/v1/withdrawals", { orderId, lines });

describe("while the right runs", () => {
  it("the function is shown under its label, with the law that wants it", async () => {
    expect((await optionsOf("told")).withdrawal).toEqual({
      label: "Withdraw from contract here",
      method: "POST",
      href: "/storefront/v1/withdrawals",
      windowEndsAt: "2026-08-17T21:59:59.999Z",
      requiredBy: "Directive 2011/83/EU Art. 11a, added by Directive (EU) 2023/2673",
    });
    expect((await optionsOf("told", "ko")).withdrawal?.label).toBe("여기에서 청약 철회");
    expect((await optionsOf("untold")).withdrawal?.windowEndsAt).toBe("2027-08-23T21:59:59.999Z");
  });

  it("is there in markets whose law gives the right and wants no function", async () => {
    const { withdrawal } = await optionsOf("brazil");
    expect(withdrawal).toMatchObject({ windowEndsAt: "2026-08-15T02:59:59.999Z" });
    expect(withdrawal).not.toHaveProperty("requiredBy");
  });

  it.each([
    ["private", /^The legal right to withdraw holds against traders, and you bought from a private person\./],
    ["business", /^The legal right to withdraw is for consumers, and you bought as a business\./],
  ])("is not there for what the law leaves to a policy, with the reason: %s", async (orderId, why) => {
    const { withdrawal, byLaw } = await optionsOf(orderId);
    expect(withdrawal).toBeUndefined();
    expect(byLaw?.explanation[0]?.sentence).toMatch(why);
    const refused = await state(orderId);
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ explanation: [{ sentence: expect.stringMatching(why) }, {}] });
  });
});

describe("ten months later", () => {
  beforeAll(() => story.pass("P300D"));

  it("whoever was told of the right has it no more, and is told so", async () => {
    const { withdrawal, byLaw } = await optionsOf("told");
    expect(withdrawal).toBeUndefined();
    expect(byLaw?.explanation[0]?.sentence).toMatch(/ended on August 17, 2026\./);
    expect((await state("told")).status).toBe(422);
  });

  it("whoever was not told has it still, and pays nothing to send it back", async () => {
    expect((await optionsOf("untold")).withdrawal).toBeDefined();
    const { body } = await state("untold");
    const confirmed = await story.post<Case>(buyer, body.confirm?.href ?? "");
    expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(201);
    expect(confirmed.body).toMatchObject({ status: "awaiting_handover", verdict: "approve" });
    expect(confirmed.body.explanation.map(({ ruleId }) => ruleId)).toContain("eu.withdrawal-uninformed");
    expect(confirmed.body.floors).toEqual([
      expect.objectContaining({ id: "floor.eu.withdrawal", version: 1, effectiveFrom: "2014-06-13" }),
    ]);
  });

  it("the function is gone from what was withdrawn", async () => {
    expect((await optionsOf("untold")).withdrawal).toBeUndefined();
  });
});
