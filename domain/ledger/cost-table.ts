import type { Fault } from "../kernel/reasons.ts";
import type { Bearer } from "./liability.ts";

/** Who bears what for one fault. `undetermined` is the platform up to a limit; what is above it is split in half. */
export interface CostRow {
  readonly goods: Bearer | "undetermined";
  readonly fee: "platform_revenue" | "bearer";
  readonly platformLabel: Bearer;
  readonly providerFee: "seller" | "platform";
  readonly commissionReturned: boolean;
  readonly adminFee: boolean;
}

/**
 * The cost table of a marketplace, by fault. `goods` are the item, its shipping and the discounts that others gave: a
 * seller who takes goods back gives back what the sale brought. `fee` is what the buyer paid the platform itself.
 * `platformLabel` is who ends up with a return label that the platform pays for. `commissionReturned` is the default; a
 * policy may decide otherwise.
 */
export const costTable: { readonly [F in Fault]: CostRow } = {
  BUYER: {
    goods: "seller",
    fee: "platform_revenue",
    platformLabel: "platform",
    providerFee: "platform",
    commissionReturned: true,
    adminFee: true,
  },
  SELLER: {
    goods: "seller",
    fee: "bearer",
    platformLabel: "platform",
    providerFee: "seller",
    commissionReturned: false,
    adminFee: false,
  },
  CARRIER: {
    goods: "carrier",
    fee: "bearer",
    platformLabel: "carrier",
    providerFee: "platform",
    commissionReturned: true,
    adminFee: false,
  },
  PLATFORM: {
    goods: "platform",
    fee: "bearer",
    platformLabel: "platform",
    providerFee: "platform",
    commissionReturned: true,
    adminFee: false,
  },
  WAREHOUSE: {
    goods: "platform",
    fee: "bearer",
    platformLabel: "platform",
    providerFee: "platform",
    commissionReturned: true,
    adminFee: false,
  },
  UNDETERMINED: {
    goods: "undetermined",
    fee: "bearer",
    platformLabel: "platform",
    providerFee: "platform",
    commissionReturned: true,
    adminFee: false,
  },
};
