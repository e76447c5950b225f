import { type ReturnEventType, returnEventTypes } from "./events.ts";

// They leave the status where it is and let no clock end sooner; the first of them comes before anything waits.
const quiet: ReadonlySet<ReturnEventType> = new Set([
  "ReturnRequested",
  "OfferClosed",
  "AgreementClaimed",
  "ParcelLost",
  "UnitsInspected",
  "HandOverReminded",
  "SellerReminded",
  "VariantExposed",
  "RefundOrdered",
  "RefundSubmitted",
  "RefundOutcomeRecorded",
  "ParcelScanned",
  "LiabilitySettled",
  "CompensationGranted",
  "CompensationOutcomeRecorded",
  "ChargebackOpened",
]);

/** The events that may end what the process of a return waits for. */
export const returnWakingEventTypes: readonly ReturnEventType[] = returnEventTypes.filter((type) => !quiet.has(type));
