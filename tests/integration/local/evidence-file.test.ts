import { DeleteCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { caseKeys } from "../../../adapters/dynamodb/table-keys.ts";
import { timelineOf } from "../../../adapters/dynamodb/timeline.ts";
import type { RecordedEvent } from "../../../domain/kernel/event.ts";
import { evidenceFileIdOf } from "../../../functions/evidence/evidence-file-aggregate.ts";
import { evidenceOfCase } from "../../../functions/evidence/evidence-of-case.ts";
import { fileEvidence } from "../../../functions/evidence/file-evidence-when-case-brought-evidence.event.ts";
import { bytesOf } from "../../support/evidence-bytes.ts";
import { ReturnStory } from "../../support/return-stories.ts";
import { buyer, type Story, seller, startStory } from "../../support/running-recourse.ts";
import { upload } from "../../support/uploads.ts";

let story: Story;
let told: ReturnStory;
let events: readonly RecordedEvent[];
const photo = bytesOf("\xff\xd8\xff\xe0 a photo");

beforeAll(async () => {
  story = await startStory();
  told = await ReturnStory.requested(story, { orderId: "order-1" });
  const of = async (party: typeof buyer) => ({ evidenceIds: [await upload(story, party, photo)] });
  await told.act(seller, "reject", { reason: "ITEM_MATCHES_LISTING", ...(await of(seller)) });
  await told.act(buyer, "escalate", await of(buyer));
  events = await timelineOf(story.recourse.runtime.store, told.id);
});
afterAll(() => story.recourse.stop());

const evidence = async () => {
  const found = await evidenceOfCase(story.recourse.runtime, told.id);
  if (found === undefined) throw new Error("the case has evidence");
  return found;
};

const itemsOfFile = async () => {
  const { client, casesTable } = story.recourse.runtime.store;
  const { pk } = caseKeys.state(evidenceFileIdOf(told.id));
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: casesTable,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": pk },
    }),
  );
  return Items.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }));
};

const remove = async (Key: { readonly pk: string; readonly sk: string }) => {
  const { client, casesTable } = story.recourse.runtime.store;
  await client.send(new DeleteCommand({ TableName: casesTable, Key }));
};

describe("events that come again", () => {
  it("change nothing, in whatever order", async () => {
    const before = await evidence();
    for (const event of [...events, ...events.toReversed()]) await fileEvidence(event, story.recourse.runtime);
    expect((await evidence()).file).toEqual(before.file);
    expect(before.file.chain).toHaveLength(3);
  });

  it("open the file whichever comes first: the snapshot is still number zero", async () => {
    for (const key of await itemsOfFile()) await remove(key);
    expect(await evidenceOfCase(story.recourse.runtime, told.id)).toBeUndefined();
    // As a later delivery: under ids of their own, since what was sent under the first is remembered.
    const anew = events.map((event) => ({ ...event, id: event.id.replace("evt_0", "evt_1") as RecordedEvent["id"] }));
    for (const event of anew.toReversed()) await fileEvidence(event, story.recourse.runtime);
    const { file, integrity } = await evidence();
    const froms = file.chain.map((entry) => (entry.kind === "visibility" ? "" : entry.uploadedBy.role));
    expect(froms).toEqual(["system", "buyer", "seller"]);
    expect(integrity).toEqual({ state: "intact" });
  });
});

it("a step that says it came late marks its pieces", async () => {
  const evidenceId = await upload(story, seller, photo);
  await story.get(seller, `/seller/v1/evidence/${evidenceId}`);
  const last = events.at(-1);
  if (last === undefined) throw new Error("the case has events");
  const late = { ...last, id: "evt_2" as RecordedEvent["id"], data: { evidenceIds: [evidenceId], late: true } };
  await fileEvidence(late, story.recourse.runtime);
  const { pieces } = await evidence();
  expect(pieces.map((piece) => piece.late)).toEqual([false, false, false, true]);
});

describe("what was put on a case", () => {
  it("is given out with its bytes, the snapshot too", async () => {
    const { pieces, bytesOf: contentOf } = await evidence();
    const [snapshot, file] = pieces.map(({ evidenceId }) => evidenceId);
    expect(await contentOf(file ?? "")).toEqual({ content: photo, isIntact: true });
    const { content, isIntact } = (await contentOf(snapshot ?? "")) ?? {};
    expect(JSON.parse(Buffer.from(content ?? []).toString("utf8"))).toMatchObject({ orderId: "order-1" });
    expect(isIntact).toBe(true);
    expect(await contentOf("evd_none")).toBeUndefined();
  });

  it("is known to be another when its bytes were replaced behind our back", async () => {
    const { pieces, bytesOf: contentOf } = await evidence();
    const file = pieces[1];
    if (file === undefined) throw new Error("the case has a file");
    story.recourse.sandbox.evidence.put(`kept/${file.evidenceId}/${file.contentHash}`, "", bytesOf("another"));
    expect(await contentOf(file.evidenceId)).toMatchObject({ isIntact: false });
  });

  it("is known to be gone when its event is", async () => {
    await remove(caseKeys.event(evidenceFileIdOf(told.id), 3));
    expect((await evidence()).integrity).toEqual({ state: "broken", seq: 2 });
  });
});
