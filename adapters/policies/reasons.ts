import { invariant } from "../../domain/kernel/invariant.ts";
import type { BuyerReason, InspectionReason, RejectReason } from "../../domain/kernel/reasons.ts";
import {
  type InspectionRequirement,
  ReasonCatalogue,
  type ReasonDefaults,
  type RejectRequirement,
} from "../../domain/policies/index.ts";
import reasonCodes from "../../policies/reason-codes.json" with { type: "json" };
import { PolicyRefused } from "./policy-refused.ts";

const file = "policies/reason-codes.json";

/** A catalogue of reasons from a document; throws PolicyRefused with every problem in it. */
export const readReasonCatalogue = (document: unknown): ReasonCatalogue => {
  const { data, error } = ReasonCatalogue.safeParse(document);
  if (data !== undefined) return data;
  throw new PolicyRefused(
    error.issues.map(({ path, message }) => ({ file, reason: `${path.map(String).join(".")}: ${message}` })),
  );
};

/** The reasons of buyers, sellers and inspectors, with what each brings along. */
export const reasonCatalogue: ReasonCatalogue = readReasonCatalogue(reasonCodes);

const rowOf = <Row extends { readonly code: string }>(rows: readonly Row[], code: Row["code"]): Row => {
  const row = rows.find((candidate) => candidate.code === code);
  invariant(row !== undefined, `${code} is in ${file}`);
  return row;
};

/** What a buyer's reason means before a policy looks at it: fault, return, payer, photos, safety and hold. */
export const reasonDefaults = (code: BuyerReason): ReasonDefaults => rowOf(reasonCatalogue.buyerReasons, code);

/** What a seller must show to say no for this reason. */
export const rejectRequirement = (code: RejectReason): RejectRequirement => rowOf(reasonCatalogue.rejectReasons, code);

/** What an inspector must show for this finding, and where the goods may go then. */
export const inspectionRequirement = (code: InspectionReason): InspectionRequirement =>
  rowOf(reasonCatalogue.inspectionReasons, code);
