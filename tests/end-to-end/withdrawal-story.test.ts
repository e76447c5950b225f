import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Case } from "../../functions/returns/answers.ts";
import type { WithdrawalAnswer } from "../../functions/withdrawals/withdrawal-body.ts";
import { aLine } from "../support/orders.ts";
import { buyer, otherBuyer, type Story, startStory } from "../support/running-recourse.ts";

type Explained = { readonly explanation: readonly { readonly sentence: string; readonly ruleId: string }[] };

const lines = [{ lineId: "line-1", units: 1 }];
/** The delivered order of the tests can be withdrawn from in Brazil until here. */
const windowEndsAt = "2026-03-14T02:59:59.999Z";

let story: Story;
beforeEach(async () => {
  story = await startStory();
});
afterEach(() => story.recourse.stop());

const goTo = (to: string) => story.post(null, "/_local/clock", { to }, { key: null });

const state = (orderId = "order-1") =>
  story.post<WithdrawalAnswer>(buyer, "/storefront/v1/withdrawals", { orderId, lines });

const stated = async (orderId = "order-1"): Promise<WithdrawalAnswer & { readonly href: string }> => {
  const { status, body } = await state(orderId);
  expect(status, JSON.stringify(body)).toBe(201);
  return { ...body, href: body.confirm?.href ?? "" };
};

const read = (withdrawalId: string, speaker = buyer) =>
  story.get<WithdrawalAnswer>(speaker, `/storefront/v1/withdrawals/${withdrawalId}`);

const document = async (withdrawalId: string, language: string, speaker = buyer) => {
  const response = await fetch(`${story.recourse.url}/storefront/v1/withdrawals/${withdrawalId}`, {
    headers: {
      authorization: `Bearer ${await story.token(speaker)}`,
      accept: "text/markdown",
      "accept-language": language,
    },
  });
  return { status: response.status, type: response.headers.get("content-type"), text: await response.text() };
};

const outbox = async () => {
  await story.rest();
  const { body } = await story.get<{
    messages: {
      template: string;
      caseId: string;
      to: { role: string };
      document?: { text: string; language: string };
    }[];
  }>(null, "/_local/outbox");
  return body.messages;
};

describe("a withdrawal by law", () => {
  it("takes two steps, without reason, photo or the seller's word", async () => {
    await story.order();
    const { withdrawalId, href, ...statement } = await stated();
    expect(statement).toMatchObject({
      status: "stated",
      statedAt: "2026-03-10T12:00:00.000Z",
      windowEndsAt,
      lines: [{ lineId: "line-1", title: "Red kettle", units: 1 }],
      confirm: { method: "POST", label: "Confirm withdrawal", dueAt: "2026-03-11T12:00:00.000Z" },
    });
    expect((await read(withdrawalId)).body).not.toHaveProperty("acknowledgement");
    expect((await document(withdrawalId, "en")).status).toBe(404);

    await story.pass("PT5M");
    const confirmed = await story.post<Case>(buyer, href);
    expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(201);
    expect(confirmed.body).toMatchObject({ status: "awaiting_handover", verdict: "approve" });
    expect((await read(withdrawalId)).body).toMatchObject({
      status: "confirmed",
      acknowledgement: {
        statedAt: "2026-03-10T12:00:00.000Z",
        confirmedAt: "2026-03-10T12:05:00.000Z",
        returnId: confirmed.body.id,
        lines: [{ title: "Red kettle" }],
        floors: [{ id: "floor.br.withdrawal", version: 1 }],
      },
    });
  });

  it("is somebody else's for everybody but its buyer", async () => {
    await story.order();
    const { withdrawalId, href } = await stated();
    expect((await story.post(otherBuyer, href)).status).toBe(404);
    await story.post(buyer, href);
    expect((await story.post(otherBuyer, href)).status).toBe(404);
    expect((await read(withdrawalId, otherBuyer)).status).toBe(404);
    expect((await document(withdrawalId, "en", otherBuyer)).status).toBe(404);
    expect((await read(`wdr_${"0".repeat(26)}`)).status).toBe(404);
  });

  it("is confirmed once, by whichever key and however often", async () => {
    await story.order();
    const { href } = await stated();
    const first = await story.post<Case>(buyer, href, {}, { key: "confirm" });
    const again = await story.post<Case>(buyer, href, {}, { key: "confirm" });
    expect([again.status, again.headers.get("idempotency-replayed")]).toEqual([201, "true"]);
    const other = await story.post<Case>(buyer, href, {}, { key: "another" });
    expect([other.status, other.body.id]).toEqual([201, first.body.id]);
    const cases = await story.get<{ items: Case[] }>(buyer, "/storefront/v1/returns");
    expect(cases.body.items).toHaveLength(1);
  });

  it("is confirmed once when it is confirmed twice at the same time", async () => {
    await story.order();
    const { href } = await stated();
    const both = await Promise.all([story.post<Case>(buyer, href), story.post<Case>(buyer, href)]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect(new Set(both.map(({ body }) => body.id)).size).toBe(1);
  });

  it("asks for no reason: a body with one is refused", async () => {
    await story.order();
    const body = { orderId: "order-1", lines, reason: "CHANGED_MIND" };
    expect((await story.post(buyer, "/storefront/v1/withdrawals", body)).status).toBe(400);
  });
});

describe("the acknowledgement", () => {
  it("goes out with the message, in the language that the buyer ordered in", async () => {
    await story.order();
    const { href } = await stated();
    const { body } = await story.post<Case>(buyer, href);
    const sent = (await outbox()).filter(({ template }) => template === "return.WithdrawalAcknowledged");
    expect(sent).toMatchObject([{ caseId: body.id, to: { role: "buyer" }, document: { language: "pt-BR" } }]);
    expect(sent[0]?.document?.text).toMatch(/^# Confirmação de recebimento do seu arrependimento\n/);
    expect(sent[0]?.document?.text).toMatch(/1 unidade: Red kettle \(linha line-1\)/);
  });

  it.each([
    ["en", /^# Acknowledgement of your withdrawal\n[\s\S]*March 10, 2026 at 9:00:00[\s\S]*1 unit: Red kettle/],
    ["es", /^# Acuse de recibo de tu desistimiento\n[\s\S]*10 de marzo de 2026[\s\S]*1 unidad: Red kettle/],
    ["pt-BR", /^# Confirmação de recebimento[\s\S]*10 de março de 2026[\s\S]*1 unidade: Red kettle/],
    ["ko", /^# 청약철회 접수 확인서\n[\s\S]*2026년 3월 10일[\s\S]*1개: Red kettle/],
  ])("is a document to keep in %s, and stays the same", async (language, expected) => {
    await story.order();
    const { withdrawalId, href } = await stated();
    await story.post(buyer, href);
    const kept = await document(withdrawalId, language);
    expect([kept.status, kept.type]).toEqual([200, "text/markdown; charset=utf-8"]);
    expect(kept.text).toMatch(expected);
    expect(kept.text).toMatch(/Código de Defesa do Consumidor/);
    await story.pass("P60D");
    expect(await document(withdrawalId, language)).toEqual(kept);
  });

  it("says what was sold, whatever that is called", async () => {
    await story.order({ lines: [aLine({ title: "# *Kettle* <b>[1](x)</b>" })] });
    const { withdrawalId, href } = await stated();
    await story.post(buyer, href);
    expect((await document(withdrawalId, "en")).text).toContain("1 unit: \\# \\*Kettle\\* \\<b\\>\\[1\\](x)\\</b\\>");
  });
});

describe("the time for it", () => {
  it("is the whole period to its last instant, and then it is refused with the reason", async () => {
    await story.order();
    await goTo(windowEndsAt);
    expect(await stated()).toMatchObject({ status: "stated" });
    await goTo("2026-03-14T03:00:00.000Z");
    const late = await story.post<Explained>(
      buyer,
      "/storefront/v1/withdrawals",
      { orderId: "order-1", lines },
      { headers: { "accept-language": "en" } },
    );
    expect(late.status).toBe(422);
    expect(late.body).toMatchObject({ type: "/problems/withdrawal.not_available" });
    expect(late.body.explanation[0]).toMatchObject({
      ruleId: "floor.br.withdrawal",
      sentence: expect.stringMatching(/^The time in which the law lets you withdraw ended on March 13, 2026\./),
    });
  });

  it("counts when the statement was sent, though the period ends before it is confirmed", async () => {
    await story.order();
    await goTo(windowEndsAt);
    const { withdrawalId, href } = await stated();
    await story.pass("PT12H");
    const confirmed = await story.post<Case>(buyer, href);
    expect(confirmed.body).toMatchObject({ verdict: "approve", status: "awaiting_handover" });
    expect((await read(withdrawalId)).body.acknowledgement).toMatchObject({
      statedAt: windowEndsAt,
      confirmedAt: "2026-03-14T14:59:59.999Z",
    });
  });

  it("to confirm is a day: then the statement has lapsed, and can be made anew", async () => {
    await story.order();
    const { withdrawalId, href } = await stated();
    await goTo("2026-03-11T12:00:00.000Z");
    expect((await read(withdrawalId)).body.status).toBe("stated");
    await story.pass("PT1S");
    expect((await read(withdrawalId)).body).toMatchObject({ status: "lapsed", lapsedAt: "2026-03-11T12:00:00.000Z" });
    const late = await story.post(buyer, href);
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({ type: "/problems/withdrawal.lapsed", lapsedAt: "2026-03-11T12:00:00.000Z" });
    expect((await story.get<{ items: Case[] }>(buyer, "/storefront/v1/returns")).body.items).toEqual([]);
    const { href: anew } = await stated();
    expect((await story.post(buyer, anew)).status).toBe(201);
  });

  it("is over for units that went into a return meanwhile", async () => {
    await story.order();
    const { withdrawalId, href } = await stated();
    const requested = await story.post(buyer, "/storefront/v1/returns", {
      orderId: "order-1",
      lines: [{ ...lines[0], reason: "CHANGED_MIND" }],
    });
    expect(requested.status).toBe(201);
    expect((await story.post(buyer, href)).status).toBe(409);
    expect((await read(withdrawalId)).body.status).toBe("stated");
  });
});
