import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Case, TimelineAnswer } from "../../functions/returns/answers.ts";
import type { AfterSalesOptions, ReturnPreview } from "../../functions/returns/preview-answers.ts";
import { agent, buyer, platform, type Speaker, type Story, seller, startStory } from "../support/running-recourse.ts";

let story: Story;
let returnId: string;

const asked = {
  orderId: "order-1",
  lines: [{ lineId: "line-1", units: 1, reason: "CHANGED_MIND", evidenceIds: [] }],
};

beforeAll(async () => {
  story = await startStory();
  await story.order();
  const opened = await story.post<Case>(buyer, "/storefront/v1/returns", asked);
  expect(opened.status, JSON.stringify(opened.body)).toBe(201);
  returnId = opened.body.id;
});
afterAll(() => story.recourse.stop());

const speaking = (language: string) => ({ headers: { "accept-language": language } });

const readers: readonly (readonly [string, Speaker, string, RegExp])[] = [
  ["buyer", buyer, "en", /^You withdraw within the period that the law gives you, .* the return costs you nothing\.$/],
  ["buyer", buyer, "pt-BR", /^Você se arrepende dentro do prazo que a lei lhe dá, .* não custa nada para você\.$/],
  ["seller", seller, "es-MX", /^El comprador desiste dentro del plazo legal, .* y pagas la devolución\.$/],
  ["seller", seller, "ko", /^구매자가 법정 청약철회 기간.* 반송비는 판매자님이 부담합니다\.$/],
  ["agent", agent, "en", /^The buyer withdraws within .* the seller pays for the return\.$/],
  ["platform", platform, "en", /^The buyer withdraws within .* the seller pays for the return\.$/],
];

const pathsOf = (speaker: Speaker) =>
  ({
    buyer: `/storefront/v1/returns/${returnId}`,
    seller: `/seller/v1/returns/${returnId}`,
    agent: `/agent/v1/cases/${returnId}`,
    senior_agent: `/agent/v1/cases/${returnId}`,
    platform: "/platform/v1/cases?orderId=order-1",
  })[speaker.role];

describe("a verdict explains itself in the reader's role and language", () => {
  it.each(readers)("in the case, to the %s (%#)", async (_role, speaker, language, sentence) => {
    const answer = await story.get<Case & { items?: Case[] }>(speaker, pathsOf(speaker), speaking(language));
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    const [first] = (answer.body.items?.[0] ?? answer.body).explanation;
    expect(first).toMatchObject({
      ruleId: "br.withdrawal",
      article: "withdrawal#right",
      sentence: expect.stringMatching(sentence),
    });
  });

  it.each(readers.filter(([role]) => role !== "platform"))(
    "in the timeline, to the %s (%#)",
    async (_role, speaker, language, sentence) => {
      const answer = await story.get<TimelineAnswer>(speaker, `${pathsOf(speaker)}/timeline`, speaking(language));
      const [requested, ...others] = answer.body.items;
      expect(requested).toMatchObject({
        type: "ReturnRequested",
        explanation: expect.arrayContaining([
          expect.objectContaining({ ruleId: "br.withdrawal", sentence: expect.stringMatching(sentence) }),
        ]),
      });
      expect(others.filter(({ explanation }) => explanation !== undefined)).toEqual([]);
    },
  );

  it("before anything is asked for: in the options and in a preview", async () => {
    await story.order({ orderId: "order-2" });
    const options = await story.get<AfterSalesOptions>(buyer, "/storefront/v1/orders/order-2/after-sales-options");
    const changedMind = options.body.lines[0]?.reasons.find(({ reason }) => reason === "CHANGED_MIND");
    expect(changedMind?.explanation[0]?.sentence).toMatch(/^You withdraw/);
    const preview = await story.post<ReturnPreview>(buyer, "/storefront/v1/return-previews", {
      ...asked,
      orderId: "order-2",
    });
    expect(preview.body.explanation[0]?.sentence).toMatch(/^You withdraw/);
  });
});
