import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ProblemCode } from "../../adapters/http/problems.ts";
import { EVIDENCE_BYTES_MAX } from "../../domain/evidence/examine.ts";
import { expectProblem } from "../support/bad-requests.ts";
import { beginnings, bytesOf, zipEnd } from "../support/evidence-bytes.ts";
import { must, ReturnStory } from "../support/return-stories.ts";
import {
  type Answer,
  buyer,
  otherBuyer,
  otherSeller,
  type Speaker,
  type Story,
  seller,
  startStory,
} from "../support/running-recourse.ts";
import { type Announced, filesOf, send, upload } from "../support/uploads.ts";

let story: Story;
let told: ReturnStory;

beforeAll(async () => {
  story = await startStory();
  told = await ReturnStory.requested(story, { orderId: "order-files" });
});
afterAll(() => story.recourse.stop());

const refusedAs = (answer: Answer | undefined, code: ProblemCode, facts: object = {}): void => {
  if (answer === undefined) throw new Error("there is an answer");
  expectProblem(answer, code);
  expect(answer.body).toMatchObject(facts);
};
const announce = async (party: Speaker, body: object = { mediaType: "image/jpeg" }): Promise<Announced> =>
  must(await story.post<Announced>(party, filesOf(party), body));
const look = (party: Speaker, evidenceId: string, language = "en") =>
  story.get(party, `${filesOf(party)}/${evidenceId}`, { headers: { "accept-language": language } });
const reject = (evidenceId: string) =>
  story.post(seller, `/seller/v1/returns/${told.id}/reject`, {
    reason: "ITEM_MATCHES_LISTING",
    evidenceIds: [evidenceId],
  });
const versionNow = async () => (await told.read()).version;

describe("an announced file", () => {
  it("is waited for, received once looked at, and is nobody else's to look up", async () => {
    const announced = await announce(seller, { mediaType: "image/jpeg", capturedAt: "2026-03-09T10:00:00Z" });
    const { evidenceId, uploadBy } = announced;
    expect((await look(seller, evidenceId)).body).toEqual({
      evidenceId,
      status: "announced",
      mediaType: "image/jpeg",
      announcedAt: story.recourse.clock.now(),
      uploadBy,
      capturedAt: "2026-03-09T10:00:00.000Z",
    });
    await send(announced, beginnings["image/jpeg"]);
    const received = { status: "received", bytes: beginnings["image/jpeg"].length };
    expect((await look(seller, evidenceId)).body).toMatchObject(received);
    refusedAs(await look(otherSeller, evidenceId), "not-found");
    refusedAs(await look(buyer, evidenceId), "not-found");
    refusedAs(await look(seller, "evd_00000000000000000000000000"), "not-found");
  });

  it("stays what it was when it was first looked at, though its form still works", async () => {
    const announced = await announce(seller);
    await send(announced, beginnings["image/jpeg"]);
    const before = (await look(seller, announced.evidenceId)).body;
    await send(announced, bytesOf("\xff\xd8\xff another picture"));
    expect((await look(seller, announced.evidenceId)).body).toEqual(before);
  });

  it("lapses when no file comes, and says so in the reader's language", async () => {
    const announced = await announce(seller);
    const { evidenceId, uploadBy } = announced;
    const before = await versionNow();
    refusedAs(await reject(evidenceId), "evidence.not_uploaded", { evidenceId, uploadBy });
    await story.pass("PT1H");
    refusedAs(await reject(evidenceId), "evidence.lapsed", { evidenceId, lapsedAt: uploadBy });
    const because = { reason: "never_uploaded", uploadBy };
    expect((await look(seller, evidenceId)).body).toMatchObject({ status: "lapsed", because });
    expect(JSON.stringify((await look(seller, evidenceId, "es")).body)).toContain("No llegó ningún archivo");
    expect((await send(announced, beginnings["image/jpeg"])).status).toBe(400);
    expect(await versionNow()).toBe(before);
  });

  it("is not announced again under its key once it has lapsed; before, the key gives a fresh form", async () => {
    const key = "announced-once";
    const first = must(await story.post<Announced>(seller, filesOf(seller), { mediaType: "image/png" }, { key }));
    await story.pass("PT50M");
    const again = must(await story.post<Announced>(seller, filesOf(seller), { mediaType: "image/png" }, { key }));
    expect(again).toMatchObject({ evidenceId: first.evidenceId, uploadBy: first.uploadBy });
    // Not for a quarter of an hour: the announcement ends before.
    expect(again.upload.expiresAt).toBe(first.uploadBy);
    await story.pass("PT10M");
    const late = await story.post(seller, filesOf(seller), { mediaType: "image/png" }, { key });
    refusedAs(late, "evidence.lapsed", { evidenceId: first.evidenceId });
  });

  it.each([
    ["a type that we do not take", { mediaType: "image/heic" }, "#/mediaType"],
    ["a photo of tomorrow", { mediaType: "image/png", capturedAt: "2027-01-01T00:00:00Z" }, "#/capturedAt"],
    ["a caption that is a book", { mediaType: "image/png", caption: "x".repeat(2001) }, "#/caption"],
  ])("is refused with %s", async (_what, body, pointer) => {
    const answer = await story.post(seller, filesOf(seller), body);
    refusedAs(answer, "invalid-request");
    expect(answer.body).toMatchObject({ errors: [{ pointer }] });
  });
});

describe("a file that is not what it was said to be", () => {
  const jpeg = beginnings["image/jpeg"];
  const polyglot = bytesOf(`\xff\xd8\xff\xe0 photo ${zipEnd()}`);
  it.each<[string, string, Uint8Array, Record<string, unknown>]>([
    ["type_mismatch", "another type", beginnings["image/heic"], { declared: "image/jpeg", found: "image/heic" }],
    ["type_mismatch", "a web page", beginnings["text/html"], { declared: "image/jpeg", found: "text/html" }],
    ["two_readings", "also an archive", polyglot, { declared: "image/jpeg", found: "application/zip" }],
  ])("is refused by %s: %s", async (reason, _what, bytes, facts) => {
    const evidenceId = await upload(story, seller, bytes);
    const before = await versionNow();
    refusedAs(await reject(evidenceId), `evidence.${reason}` as ProblemCode, { evidenceId, ...facts });
    expect((await look(seller, evidenceId)).body).toMatchObject({ status: "refused", because: { reason, ...facts } });
    expect(await versionNow()).toBe(before);
  });

  // What no form lets through, and what would be there all the same if one lied.
  it.each<[string, Uint8Array]>([
    ["empty", new Uint8Array()],
    ["too_large", new Uint8Array(EVIDENCE_BYTES_MAX + 1)],
  ])("is refused as %s, whatever its form allowed", async (reason, bytes) => {
    const { evidenceId } = await announce(seller);
    story.recourse.sandbox.evidence.put(`incoming/${evidenceId}`, "image/jpeg", bytes);
    refusedAs(await reject(evidenceId), `evidence.${reason}` as ProblemCode, { evidenceId });
  });

  it("stays refused when a good file is sent after it", async () => {
    const announced = await announce(seller);
    await send(announced, beginnings["text/html"]);
    refusedAs(await reject(announced.evidenceId), "evidence.type_mismatch");
    await send(announced, jpeg);
    refusedAs(await reject(announced.evidenceId), "evidence.type_mismatch");
  });
});

describe("more files than anybody needs", () => {
  it("are not announced: a buyer has a hundred a day, and the next day again", async () => {
    const answers = [];
    for (let count = 0; count <= 100; count += 1)
      answers.push(await story.post(otherBuyer, filesOf(otherBuyer), { mediaType: "image/png" }));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(100);
    refusedAs(answers.at(-1), "evidence.too_many_announced", { max: 100, day: "2026-03-10" });
    must(await story.post(buyer, filesOf(buyer), { mediaType: "image/png" }));
    await story.pass("PT12H");
    must(await story.post(otherBuyer, filesOf(otherBuyer), { mediaType: "image/png" }));
  });
});
