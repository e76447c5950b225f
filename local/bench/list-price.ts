import type { Units } from "./counting.ts";
import type { Asked } from "./metering.ts";

/**
 * List prices in US$ a million, us-east-1, on demand, without free tiers, as AWS's pricing pages of these services gave them in
 * late 2025.
 */
const PER_MILLION = {
  writeUnit: 0.625,
  readUnit: 0.125,
  transition: 25,
  httpRequest: 1,
  event: 1,
  invocation: 0.2,
} as const;

/** Lambda's price of a gigabyte-second on arm64, by the same source. */
const GB_SECOND = 0.0000133334;

/** What a call to DynamoDB takes from a Lambda in its region, and what the code around it does; AWS promises single-digit milliseconds. */
const CALL_SECONDS = 0.006;

/** Between the HTTP Lambdas' 1,024 MB and the others' 512 MB. */
const MEMORY_GB = 0.75;

/** One part of the bill for a thousand returns. */
export interface PricePart {
  readonly what: string;
  readonly number: number;
  readonly usd: number;
}

/** What a thousand returns cost that consume as much as this one. Lambda's time is estimated from the calls that it waits for. */
export const priceOfThousand = (whole: Units & Asked): readonly PricePart[] => {
  const THOUSAND = 1000;
  const priced = (what: string, each: number, usdPerMillion: number): PricePart => ({
    what,
    number: each * THOUSAND,
    usd: (each * THOUSAND * usdPerMillion) / 1_000_000,
  });
  const { invoked, transitions, events, calls, read, write, indexWrite } = whole;
  const invocations = invoked.reduce((sum, one) => sum + one.invocations, 0);
  const requests = invoked.reduce((sum, one) => sum + (one.kind === "request" ? one.invocations : 0), 0);
  const gbSeconds = calls * CALL_SECONDS * MEMORY_GB;
  return [
    priced("Step Functions: state transitions", transitions, PER_MILLION.transition),
    priced("DynamoDB: write units of the tables", write, PER_MILLION.writeUnit),
    priced("DynamoDB: write units of the indexes", indexWrite, PER_MILLION.writeUnit),
    priced("DynamoDB: read units", read, PER_MILLION.readUnit),
    priced("EventBridge: events", events, PER_MILLION.event),
    // The publisher takes several events at once; at worst one.
    priced("Lambda: invocations", invocations + events, PER_MILLION.invocation),
    { what: "Lambda: GB-seconds (estimated)", number: gbSeconds * THOUSAND, usd: gbSeconds * THOUSAND * GB_SECOND },
    priced("API Gateway: HTTP requests", requests, PER_MILLION.httpRequest),
  ];
};
