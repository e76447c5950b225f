import type * as z from "zod";
import type { Language } from "../../adapters/policies/language.ts";
import { timelineEntry } from "../../adapters/policies/timeline-texts.ts";
import type { Viewer } from "../../adapters/policies/viewer.ts";
import { ChargebackEvent } from "../../domain/chargebacks/events.ts";
import { DisputeEvent } from "../../domain/disputes/events.ts";
import { SurveyEvent } from "../../domain/feedback/events.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import type { RecordedEvent } from "../../domain/kernel/event.ts";
import { EventId } from "../../domain/kernel/ids.ts";
import { VersionEvent } from "../../domain/policy-versions/index.ts";
import { RefundEvent } from "../../domain/refunds/events.ts";
import { ReturnEvent } from "../../domain/returns/events.ts";
import { samplesOf } from "./schema-samples.ts";

const ulid = "01J8Z3K5T7W9Y1B3D5F7H9K1M3";

/** Everybody who reads timelines. */
export const viewers: readonly Viewer[] = ["buyer", "seller", "agent", "platform"];

/** Where the sample cases play. */
export const setting = { currency: "BRL", timeZone: "America/Sao_Paulo" } as const;

export type AnyEvent = ReturnEvent | RefundEvent | SurveyEvent | ChargebackEvent | DisputeEvent | VersionEvent;

const kinds = [
  { kind: "return", prefix: "ret_", schemas: ReturnEvent.options },
  { kind: "refund", prefix: "rfd_", schemas: RefundEvent.options },
  { kind: "survey", prefix: "srv_", schemas: SurveyEvent.options },
  { kind: "chargeback", prefix: "chb_", schemas: ChargebackEvent.options },
  { kind: "dispute", prefix: "dsp_", schemas: DisputeEvent.options },
  { kind: "policy", prefix: "pol_", schemas: VersionEvent.options },
] as const;

/** Every event type of returns, refunds, surveys and versions of policies, by the key of its message. */
export const eventRows = kinds.flatMap(({ kind, prefix, schemas }) =>
  schemas.map((schema) => ({
    key: `${kind}.${schema.shape.type.value}`,
    prefix,
    schema: schema as unknown as z.ZodType<AnyEvent>,
  })),
);

/** An event as the timeline keeps it, the seventh of its case. */
export const recorded = (event: AnyEvent, prefix: string, role: Actor["role"] = "buyer"): RecordedEvent => ({
  ...event,
  v: 1,
  id: EventId.parse(`evt_${ulid}`),
  caseId: prefix + ulid,
  seq: 7,
  actor: { role, id: `${role}-77` },
  causedBy: "test",
});

/** A sample event of a type, with some of its data replaced. */
export const eventOf = (key: string, data: object = {}, role: Actor["role"] = "buyer"): RecordedEvent => {
  const row = eventRows.find((candidate) => candidate.key === key);
  if (row === undefined) throw new Error(`${key} is no event`);
  const [first] = samplesOf(row.schema);
  return recorded({ ...first, data: { ...first?.data, ...data } } as AnyEvent, row.prefix, role);
};

/** What a reader is told of an event. */
export const tell = (event: RecordedEvent, viewer: Viewer, language: Language = "en") =>
  timelineEntry(event, viewer, language, setting);
