import { createHash } from "node:crypto";
import type { CarrierGateway } from "../../adapters/ports/carrier-gateway.ts";

/** The sandbox's carrier, by the name that carrier events use. */
export const SANDBOX_CARRIER = "sandbox-post";

const digitsOf = (key: string): string =>
  (BigInt(`0x${createHash("sha256").update(key).digest("hex").slice(0, 24)}`) % 10n ** 12n)
    .toString()
    .padStart(12, "0");

/** A carrier whose labels follow from their keys, so that asking twice issues one and nothing needs to be remembered. */
export const createSandboxCarrier = (baseUrl: () => string): CarrierGateway => ({
  issueReturnLabel: async ({ key }) => {
    const trackingNumber = `RC${digitsOf(key)}`;
    return {
      labelId: `lbl_${trackingNumber}`,
      carrier: SANDBOX_CARRIER,
      trackingNumber,
      url: `${baseUrl()}/_local/labels/${trackingNumber}`,
    };
  },
});
