import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ArticleAnswer, ArticlePage } from "../../functions/articles/article-answers.ts";
import type { Case } from "../../functions/returns/answers.ts";
import { expectProblem } from "../support/bad-requests.ts";
import { agent, buyer, platform, type Speaker, type Story, seller, startStory } from "../support/running-recourse.ts";

let story: Story;
beforeAll(async () => {
  story = await startStory();
});
afterAll(() => story.recourse.stop());

const article = "/platform/v1/articles/withdrawal";

const asking = async (path: string, headers: Readonly<Record<string, string>>, speaker: Speaker = platform) => {
  const authorization = `Bearer ${await story.token(speaker)}`;
  const response = await fetch(`${story.recourse.url}${path}`, { headers: { authorization, ...headers } });
  return { status: response.status, headers: response.headers, text: await response.text() };
};

describe("the marketplace reads articles", () => {
  it("as a list, with the state of each language", async () => {
    const { body } = await story.get<ArticlePage>(platform, "/platform/v1/articles");
    expect(body.items.map(({ articleId }) => articleId)).toContain("withdrawal");
    expect(body.items.map(({ articleId }) => articleId)).toEqual(
      body.items.map(({ articleId }) => articleId).toSorted(),
    );
    expect(body.items[0]?.locales).toEqual(
      ["en", "es", "pt-BR", "ko"].map((locale) => ({ locale, state: "APPROVED" })),
    );
  });

  it("those of one market", async () => {
    const { body } = await story.get<ArticlePage>(platform, "/platform/v1/articles?market=US");
    expect(body.items.map(({ articleId }) => articleId)).not.toContain("withdrawal");
    expect(body.items.length).toBeGreaterThan(3);
  });

  it("as JSON, in the language that is asked for, with blocks under stable ids", async () => {
    const answer = await story.get<ArticleAnswer>(platform, article, { headers: { "accept-language": "ko-KR" } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(answer.headers.get("content-language")).toBe("ko");
    expect(answer.body).toMatchObject({
      articleId: "withdrawal",
      version: "1.0.0",
      title: "법정 청약철회",
      locale: "ko",
      requestedLocale: "ko",
      isFallback: false,
    });
    expect(answer.body.blocks[0]).toMatchObject({ blockId: "right", kind: "definition", heading: "권리의 내용" });
    expect(JSON.stringify(answer.body)).not.toContain('"source"');
  });

  it("as Markdown", async () => {
    const answer = await asking(article, { accept: "text/markdown", "accept-language": "pt" });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/markdown; charset=utf-8");
    expect(answer.headers.get("content-language")).toBe("pt-BR");
    expect(answer.text).toMatch(/^# Arrependimento da compra por lei\n/);
    expect(answer.text).toContain("\n| Brasil | 7 dias corridos | CDC Art. 49 |\n");
  });

  it("once, as long as it is the same in the same form and language", async () => {
    const first = await asking(article, { accept: "text/markdown" });
    const etag = first.headers.get("etag") ?? "";
    const again = await asking(article, { accept: "text/markdown", "if-none-match": `"other", W/${etag}` });
    expect({ status: again.status, text: again.text }).toEqual({ status: 304, text: "" });
    expect(again.headers.get("etag")).toBe(etag);
    expect((await asking(article, { accept: "text/markdown", "if-none-match": '"other"' })).status).toBe(200);
    expect((await asking(article, { "if-none-match": etag })).status).toBe(200);
    const inKorean = { accept: "text/markdown", "accept-language": "ko", "if-none-match": etag };
    expect((await asking(article, inKorean)).status).toBe(200);
  });
});

describe("is told what is wrong", () => {
  it.each([
    ["no such article", "/platform/v1/articles/nothing", {}, "not-found"],
    ["before there were any", `${article}?at=2015-12-31T23:59:59Z`, {}, "not-found"],
    ["no instant", `${article}?at=yesterday`, {}, "invalid-request"],
    ["no market", "/platform/v1/articles?market=Brazil", {}, "invalid-request"],
    ["another parameter", `${article}?version=1`, {}, "invalid-request"],
    ["no form of it", article, { accept: "application/pdf" }, "not-acceptable"],
  ] as const)("%s", async (_, path, headers, code) => {
    expectProblem(await story.get(platform, path, { headers }), code);
  });
});

describe("who reads a case follows its citations", () => {
  let returnId: string;
  beforeAll(async () => {
    await story.order();
    const lines = [{ lineId: "line-1", units: 1, reason: "CHANGED_MIND", evidenceIds: [] }];
    const opened = await story.post<Case>(buyer, "/storefront/v1/returns", { orderId: "order-1", lines });
    returnId = opened.body.id;
  });

  it.each([
    ["storefront", buyer, "/storefront/v1/returns/"],
    ["seller", seller, "/seller/v1/returns/"],
    ["agent", agent, "/agent/v1/cases/"],
  ] as const)("from the %s's API", async (audience, speaker, path) => {
    const found = await story.get<Case>(speaker, `${path}${returnId}`);
    const links = found.body.explanation.map(({ href = "", article: cited = "" }) => ({ href, cited }));
    expect(links.length).toBeGreaterThan(1);
    for (const { href, cited } of links) {
      expect(href).toMatch(new RegExp(`^/${audience}/v1/articles/[a-z-]+\\?at=2026-03-10T12:00:00\\.000Z#[a-z-]+$`));
      const read = await story.get<ArticleAnswer>(speaker, href.split("#")[0] ?? "");
      expect(read.status, JSON.stringify(read.body)).toBe(200);
      expect(read.body.blocks.map(({ blockId }) => `${read.body.articleId}#${blockId}`)).toContain(cited);
    }
  });

  it("in the timeline too", async () => {
    const { body } = await story.get<{ items: { explanation?: { href?: string }[] }[] }>(
      buyer,
      `/storefront/v1/returns/${returnId}/timeline`,
    );
    expect(body.items[0]?.explanation?.[0]?.href).toMatch(/^\/storefront\/v1\/articles\/withdrawal\?at=.*#right$/);
  });
});
