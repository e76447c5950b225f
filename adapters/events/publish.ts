import { BatchProcessor, EventType, processPartialResponse } from "@aws-lambda-powertools/batch";
import { type EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import middy from "@middy/core";
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import type { RecordedEvent } from "../../domain/kernel/event.ts";
import { invariant } from "../../domain/kernel/invariant.ts";
import { fromText } from "../dynamodb/json-text.ts";
import type { Log } from "../runtime/log.ts";
import { EVENT_SOURCE } from "./event-source.ts";

const eventOf = (record: DynamoDBRecord): RecordedEvent => {
  const image = record.dynamodb?.NewImage;
  invariant(image !== undefined, "the stream carries new images");
  // The stream's type and the SDK's describe the same wire form.
  return fromText(unmarshall(image as Parameters<typeof unmarshall>[0]).event) as RecordedEvent;
};

const putOnBus = async (client: EventBridgeClient, bus: string, event: RecordedEvent): Promise<void> => {
  const { FailedEntryCount, Entries } = await client.send(
    new PutEventsCommand({
      Entries: [
        {
          EventBusName: bus,
          Source: EVENT_SOURCE,
          DetailType: event.type,
          Detail: JSON.stringify(event),
          Time: new Date(event.at),
          Resources: [event.caseId],
        },
      ],
    }),
  );
  if (FailedEntryCount !== 0) throw new Error(`the bus refused ${event.id}: ${Entries?.[0]?.ErrorCode}`);
};

/**
 * Carries the timeline to the bus. Records that fail are reported, so that the stream goes on at the first of them; what was
 * published after it comes twice, which every reaction bears.
 */
export const publisher = (client: EventBridgeClient, bus: string, log: Log) => {
  const processor = new BatchProcessor(EventType.DynamoDBStreams);
  const publish = async (record: DynamoDBRecord): Promise<void> => {
    const event = eventOf(record);
    await putOnBus(client, bus, event);
    log.info("published", { eventType: event.type, caseId: event.caseId, seq: event.seq });
  };
  return middy<DynamoDBStreamEvent, DynamoDBBatchResponse>().handler((event, context) =>
    processPartialResponse(event, publish, processor, { context, throwOnFullBatchFailure: false }),
  );
};
