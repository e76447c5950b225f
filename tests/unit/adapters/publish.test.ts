import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { marshall } from "@aws-sdk/util-dynamodb";
import type { Context, DynamoDBRecord } from "aws-lambda";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { EVENT_SOURCE } from "../../../adapters/events/event-source.ts";
import { publisher } from "../../../adapters/events/publish.ts";
import { silentLog } from "../../support/silent-log.ts";

const bus = mockClient(EventBridgeClient);
beforeEach(() => {
  bus.reset();
  bus.on(PutEventsCommand).resolves({ FailedEntryCount: 0, Entries: [{ EventId: "e" }] });
});

const event = (seq: number) => ({
  v: 1,
  id: `evt_${seq}`,
  type: "ReturnApproved",
  caseId: "ret_1",
  seq,
  at: "2026-03-10T12:00:00.000Z",
  actor: { role: "seller", id: "clerk-1" },
  causedBy: "command-1",
  data: { clock: { dueAt: "2026-03-12T12:00:00.000Z" } },
});

const record = (seq: number) =>
  ({
    eventName: "INSERT",
    dynamodb: {
      SequenceNumber: `sequence-${seq}`,
      NewImage: marshall({ pk: "CASE#ret_1", sk: `EVENT#${seq}`, event: JSON.stringify(event(seq)) }),
    },
  }) as unknown as DynamoDBRecord;

const published = async (...records: readonly DynamoDBRecord[]) => {
  const log = silentLog();
  const handler = publisher(new EventBridgeClient({ region: "eu-west-1" }), "recourse", log);
  return { answer: await handler({ Records: [...records] }, {} as Context), log };
};

const failing = (...seqs: readonly number[]) => ({
  batchItemFailures: seqs.map((seq) => ({ itemIdentifier: `sequence-${seq}` })),
});

const detailOf = ({ args }: { readonly args: readonly [PutEventsCommand, ...unknown[]] }) =>
  JSON.parse(args[0].input.Entries?.[0]?.Detail ?? "{}");

/** Whatever concerns this event fails; all others are taken. */
const refuseOnly = (seq: number, fail: () => Promise<object>) =>
  bus
    .on(PutEventsCommand)
    .callsFake(async ({ Entries }: PutEventsCommand["input"]) =>
      JSON.parse(Entries?.[0]?.Detail ?? "{}").seq === seq ? fail() : { FailedEntryCount: 0 },
    );

describe("the timeline on its way to the bus", () => {
  it("becomes one entry an event, whole and addressed by type and case", async () => {
    const { answer, log } = await published(record(1), record(2));
    expect(answer).toEqual(failing());
    const calls = bus.commandCalls(PutEventsCommand);
    expect(calls.map(detailOf)).toEqual([event(1), event(2)]);
    expect(calls[0]?.args[0].input.Entries).toEqual([
      {
        EventBusName: "recourse",
        Source: EVENT_SOURCE,
        DetailType: "ReturnApproved",
        Detail: expect.any(String),
        Time: new Date("2026-03-10T12:00:00.000Z"),
        Resources: ["ret_1"],
      },
    ]);
    expect(log.lines[0]).toEqual(["published", { eventType: "ReturnApproved", caseId: "ret_1", seq: 1 }]);
  });

  it("reports only the record that the bus did not take", async () => {
    refuseOnly(2, async () => ({ FailedEntryCount: 1, Entries: [{ ErrorCode: "ThrottlingException" }] }));
    expect((await published(record(1), record(2), record(3))).answer).toEqual(failing(2));
  });

  it("reports only the record whose call failed", async () => {
    refuseOnly(3, async () => {
      throw new Error("the network is gone");
    });
    expect((await published(record(1), record(2), record(3))).answer).toEqual(failing(3));
  });

  it("reports every record when nothing goes through, and does not fail as a whole", async () => {
    bus.on(PutEventsCommand).rejects(new Error("the network is gone"));
    expect((await published(record(1), record(2))).answer).toEqual(failing(1, 2));
  });

  it("reports a record without an image: the stream is set up wrong", async () => {
    const bare: DynamoDBRecord = { eventName: "INSERT", dynamodb: { SequenceNumber: "sequence-1" } };
    expect((await published(bare, record(2))).answer).toEqual(failing(1));
  });
});
