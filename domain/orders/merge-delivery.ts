import { earliest, type Instant, latest } from "../kernel/instant.ts";
import type { DeliveryFacts, LineDelivery } from "./delivery-facts.ts";

type Choice = (first: Instant, other: Instant) => Instant;

const chosen = (choice: Choice, a: Instant | undefined, b: Instant | undefined): Instant | undefined =>
  a === undefined || b === undefined ? (a ?? b) : choice(a, b);

const present = (facts: Readonly<Record<string, Instant | undefined>>): LineDelivery =>
  Object.fromEntries(Object.entries(facts).filter(([, at]) => at !== undefined));

// A parcel leaves and arrives once: the first report of either stands, and repeated or late ones change nothing.
const mergeLine = (known: LineDelivery, told: LineDelivery): LineDelivery =>
  present({
    shippedAt: chosen(earliest, known.shippedAt, told.shippedAt),
    deliveredAt: chosen(earliest, known.deliveredAt, told.deliveredAt),
    lastScanAt: chosen(latest, known.lastScanAt, told.lastScanAt),
  });

const isSame = (a: LineDelivery | undefined, b: LineDelivery): boolean =>
  a !== undefined && a.shippedAt === b.shippedAt && a.deliveredAt === b.deliveredAt && a.lastScanAt === b.lastScanAt;

/**
 * What is known of an order's deliveries after another report, in whatever order reports come. The same object when
 * nothing is new.
 */
export const mergeDelivery = (known: DeliveryFacts, told: DeliveryFacts): DeliveryFacts => {
  const news = Object.entries(told)
    .map(([lineId, line]) => [lineId, mergeLine(known[lineId] ?? {}, line)] as const)
    .filter(([lineId, line]) => !isSame(known[lineId], line));
  return news.length === 0 ? known : { ...known, ...Object.fromEntries(news) };
};
