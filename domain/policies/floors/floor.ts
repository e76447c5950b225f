import * as z from "zod";
import { LineFlag } from "../../kernel/request-facts.ts";
import { OutboundShippingRefund } from "../../kernel/terms.ts";
import { FaultRights } from "./fault-rights.ts";

/** How sure it is what a row says: from H, the text was read or is uncontested, down to L, to be verified first. */
export const Confidence = z.enum(["H", "M-H", "M", "M-L", "L"]);
export type Confidence = z.infer<typeof Confidence>;

/** The parts of a row that may be less sure than the row; `scope` is whether the law reaches every distance sale. */
export const FloorPart = z.enum([
  "scope",
  "window",
  "start",
  "returnShippingPayer",
  "refundDue",
  "outboundShippingRefund",
  "deductionsAllowed",
  "exclusions",
  "infoDutyExtension",
  "duties",
  "effectiveFrom",
]);
export type FloorPart = z.infer<typeof FloorPart>;

/** What a floor's periods are counted in; months end on the same date, or on the last one of a shorter month. */
export const FloorUnit = z.enum(["calendarDays", "businessDays", "calendarMonths"]);
export type FloorUnit = z.infer<typeof FloorUnit>;

/**
 * A kind of goods without the right. `flag` is the mark on an order line that shows it; without one only a person can see it.
 * `if_unsealed` holds for goods that came sealed and whose seal is found broken.
 */
export const Exclusion = z.strictObject({
  code: z.string().regex(/^[a-z]+(_[a-z]+)*$/, "expected a word in snake_case"),
  flag: LineFlag.nullable(),
  holds: z.enum(["always", "if_unsealed"]),
  needsDisclosure: z.boolean(),
});
export type Exclusion = z.infer<typeof Exclusion>;

/** What may be taken off by law, at most so many percent of the refundable value. */
export const AllowedDeduction = z.strictObject({
  code: z.enum(["RESTOCKING_FEE", "DIMINISHED_VALUE"]),
  maxPercent: z.int().min(0).max(100),
});

/** A duty beside the rights that the engine grants, for people and for later parts: what, and within which time. */
export const Duty = z.strictObject({
  code: z.string().regex(/^[a-z]+(_[a-z]+)*$/, "expected a word in snake_case"),
  value: z.int().positive().nullable(),
  unit: z.enum(["hours", "calendarDays", "businessDays", "calendarMonths", "percent", "percentPerYear"]).nullable(),
  text: z.string().min(1),
});

const Fields = z.strictObject({
  id: z.string().regex(/^floor\.[a-z]{2}\.[a-z]+(-[a-z]+)*$/, "expected an id such as floor.eu.withdrawal"),
  version: z.int().positive(),
  /** `withdrawal` needs no reason; `fault` is about goods that are not as they should be; `withdrawal_function` about how to withdraw. */
  topic: z.enum(["withdrawal", "withdrawal_function", "fault"]),
  /** Null where the law gives no period: then only what else the row says holds. */
  windowValue: z.int().positive().nullable(),
  windowUnit: FloorUnit.nullable(),
  lastDay: z.enum(["as_counted", "next_working_day"]),
  startEvent: z.enum(["delivery", "contract", "delivery_or_contract_later"]).nullable(),
  startRules: z.array(z.enum(["last_item_or_piece", "first_delivery_of_subscription"])),
  suspendRules: z.array(z.enum(["during_repair"])),
  returnShippingPayer: z.enum(["buyer", "buyer_if_informed", "seller"]).nullable(),
  /** 0 is at once; null is no count of days in the law. */
  refundDueValue: z.int().nonnegative().nullable(),
  refundDueUnit: z.enum(["calendarDays", "businessDays"]).nullable(),
  refundDueFrom: z
    .enum(["notice", "goods_back", "goods_back_or_proof_of_sending", "agreement", "cancellation"])
    .nullable(),
  mayWithholdUntil: z.enum(["goods_back", "goods_back_or_proof_of_sending"]).nullable(),
  outboundShippingRefund: z
    .strictObject({ wholeOrder: OutboundShippingRefund, partOfOrder: OutboundShippingRefund })
    .nullable(),
  tenderRule: z.enum(["same_tender_unless_agreed", "card_issuer_told_at_once", "same_tender"]).nullable(),
  /** Null where the law says nothing of deductions; empty where it allows none. */
  deductionsAllowed: z.array(AllowedDeduction).nullable(),
  exclusions: z.array(Exclusion),
  /** What a buyer has who was not told of the right: so much after the end of the period, or so much from its start. */
  infoDutyExtension: z
    .strictObject({ value: z.int().positive(), unit: FloorUnit, from: z.enum(["end_of_window", "start"]) })
    .nullable(),
  duties: z.array(Duty),
  fault: FaultRights.optional(),
  citation: z.string().min(1),
  notes: z.array(z.string().min(1)),
  /** Local dates; null is not known, and holds for every case. */
  effectiveFrom: z.iso.date().nullable(),
  effectiveTo: z.iso.date().nullable(),
  confidence: Confidence,
  confidenceOf: z.partialRecord(FloorPart, Confidence),
  /** Whether the text of the law was read when the row was written. */
  sourceRead: z.enum(["seen", "partly_seen", "located", "not_seen"]),
  fromMemory: z.array(FloorPart),
  /** The counsel who confirmed the row; null while nobody has. */
  reviewedBy: z.string().min(1).nullable(),
  reviewedAt: z.iso.date().nullable(),
});

const together = (...values: readonly unknown[]): boolean =>
  values.every((value) => value === null) || values.every((value) => value !== null);

/** A minimum that the law gives a buyer on one topic, as data of its own, apart from any policy. */
export const Floor = Fields.check(({ value, issues }) => {
  const complain = (path: string, message: string) =>
    issues.push({ code: "custom", input: value, path: [path], message });
  if (!together(value.windowValue, value.windowUnit)) complain("windowUnit", "has a value and a unit, or neither");
  if (!together(value.refundDueValue, value.refundDueUnit, value.refundDueFrom))
    complain("refundDueUnit", "has a value, a unit and a start, or none of them");
  if ((value.windowValue !== null || value.infoDutyExtension !== null) && value.startEvent === null)
    complain("startEvent", "is missing, though a period runs");
  if (value.windowValue === null && value.infoDutyExtension?.from === "end_of_window")
    complain("infoDutyExtension", "runs from the end of a period that does not exist");
  if (!together(value.reviewedBy, value.reviewedAt)) complain("reviewedAt", "has a reviewer and a day, or neither");
  if ((value.topic === "fault") !== (value.fault !== undefined))
    complain("fault", "is there exactly for the topic fault");
});
export type Floor = Readonly<z.infer<typeof Floor>>;

/** The floors of one jurisdiction: a country by its ISO 3166 code, or EU. */
export const FloorsDocument = z
  .strictObject({
    market: z.string().regex(/^[A-Z]{2}$/, "expected two capital letters"),
    floors: z.array(Floor).min(1),
  })
  .check(({ value, issues }) => {
    value.floors.forEach(({ id }, index) => {
      const path = ["floors", index, "id"];
      if (!id.startsWith(`floor.${value.market.toLowerCase()}.`))
        issues.push({ code: "custom", input: value, path, message: `${id} is not of ${value.market}` });
      if (value.floors.findIndex((other) => other.id === id && other.version === value.floors[index]?.version) < index)
        issues.push({ code: "custom", input: value, path, message: `${id} is listed twice in one version` });
    });
  });
export type FloorsDocument = Readonly<z.infer<typeof FloorsDocument>>;
