import type { Writing } from "./bodies.ts";

const OWN_CARRIER = "correios";

/** Some keep no number and show a photo of the receipt; the seller then has to say when the parcel comes. */
const PROOF_ONLY_SHARE = 0.06;

const unitsToSend = ({ view, chance }: Writing) => {
  const waiting = view.lines.flatMap(({ units }) => units).filter(({ reception }) => reception === "awaiting");
  const isSplit = waiting.length > 1 && chance.happens(0.3);
  return isSplit ? waiting.slice(0, 1).map(({ lineId, unitNo }) => ({ lineId, unitNo })) : undefined;
};

/** A parcel on its way: with the label that came with the approval where there is one and it is not used yet. */
export const handOverBody = async (writing: Writing) => {
  const { file, view, chance, photos } = writing;
  const chosen = unitsToSend(writing);
  const units = chosen === undefined ? {} : { units: chosen };
  if (chance.happens(PROOF_ONLY_SHARE)) return { evidenceIds: await photos(1), ...units };
  const { returnLabel } = view;
  const isUsed = view.parcels.some(({ trackingNumber }) => trackingNumber === returnLabel?.trackingNumber);
  if (returnLabel !== undefined && !isUsed) {
    const { carrier, trackingNumber } = returnLabel;
    const arrangedBy = file.preview.refund.returnShippingPayer === "platform" ? "platform" : "seller";
    return { arrangedBy, carrier, trackingNumber, ...units };
  }
  const trackingNumber = `BR-${view.id}-${view.parcels.length + 1}`;
  return { arrangedBy: "buyer", carrier: OWN_CARRIER, trackingNumber, ...units };
};
