import { load } from "../../adapters/dynamodb/load.ts";
import { loadWhole, type WholeCase } from "../../adapters/dynamodb/timeline.ts";
import { notFound } from "../../adapters/http/problem.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { Chargeback } from "../../domain/chargebacks/index.ts";
import type { Dispute } from "../../domain/disputes/index.ts";
import type { Survey } from "../../domain/feedback/index.ts";
import type { Currency } from "../../domain/kernel/currencies.ts";
import type { Refund } from "../../domain/refunds/index.ts";
import type { Return } from "../../domain/returns/index.ts";
import { chargebackAggregate } from "../chargebacks/chargeback-aggregate.ts";
import { disputeAggregate } from "../disputes/dispute-aggregate.ts";
import { surveyAggregate } from "../feedback/survey-aggregate.ts";
import { refundAggregate } from "../refunds/refund-aggregate.ts";
import { returnAggregate } from "../returns/return-aggregate.ts";

/** A case of any kind, as its id's prefix tells. */
export type FoundCase =
  | { readonly kind: "return"; readonly state: Return; readonly version: number }
  | { readonly kind: "refund"; readonly state: Refund; readonly version: number }
  | { readonly kind: "chargeback"; readonly state: Chargeback; readonly version: number }
  | { readonly kind: "dispute"; readonly state: Dispute; readonly version: number }
  | { readonly kind: "survey"; readonly state: Survey; readonly version: number };

/** The same with its events and what people wrote. */
export type FoundWhole = FoundCase & Pick<WholeCase<unknown>, "events" | "words">;

const PREFIXES = ["ret_", "rfd_", "chb_", "dsp_", "srv_"] as const;

/** Whether an id is that of a case about an order, as its prefix tells; reviews, runs of procedures and the like are not. */
export const isCaseId = (id: string): boolean => PREFIXES.some((prefix) => id.startsWith(prefix));

/** Finds a case by its id, or throws the problem that says there is none. */
export const findCase = async (runtime: Runtime, caseId: string): Promise<FoundCase> => {
  if (caseId.startsWith("ret_")) {
    const found = await load(runtime.store, returnAggregate, caseId);
    if (found?.state !== undefined) return { kind: "return", state: found.state, version: found.version };
  }
  if (caseId.startsWith("rfd_")) {
    const found = await load(runtime.store, refundAggregate, caseId);
    if (found?.state !== undefined) return { kind: "refund", state: found.state, version: found.version };
  }
  if (caseId.startsWith("chb_")) {
    const found = await load(runtime.store, chargebackAggregate, caseId);
    if (found?.state !== undefined) return { kind: "chargeback", state: found.state, version: found.version };
  }
  if (caseId.startsWith("dsp_")) {
    const found = await load(runtime.store, disputeAggregate, caseId);
    if (found?.state !== undefined) return { kind: "dispute", state: found.state, version: found.version };
  }
  if (caseId.startsWith("srv_")) {
    const found = await load(runtime.store, surveyAggregate, caseId);
    if (found?.state !== undefined) return { kind: "survey", state: found.state, version: found.version };
  }
  throw notFound("case");
};

/** Finds a case with its timeline, by one read. */
export const findWhole = async (runtime: Runtime, caseId: string): Promise<FoundWhole> => {
  if (caseId.startsWith("ret_")) {
    const found = await loadWhole(runtime.store, returnAggregate, caseId);
    if (found?.state !== undefined) return { ...found, kind: "return", state: found.state };
  }
  if (caseId.startsWith("rfd_")) {
    const found = await loadWhole(runtime.store, refundAggregate, caseId);
    if (found?.state !== undefined) return { ...found, kind: "refund", state: found.state };
  }
  if (caseId.startsWith("chb_")) {
    const found = await loadWhole(runtime.store, chargebackAggregate, caseId);
    if (found?.state !== undefined) return { ...found, kind: "chargeback", state: found.state };
  }
  if (caseId.startsWith("dsp_")) {
    const found = await loadWhole(runtime.store, disputeAggregate, caseId);
    if (found?.state !== undefined) return { ...found, kind: "dispute", state: found.state };
  }
  if (caseId.startsWith("srv_")) {
    const found = await loadWhole(runtime.store, surveyAggregate, caseId);
    if (found?.state !== undefined) return { ...found, kind: "survey", state: found.state };
  }
  throw notFound("case");
};

// Before anybody knows the order, amounts are in what the provider named and days are those of UTC.
const settingOfChargeback = ({ payment, named, details }: Chargeback) => ({
  orderId: payment?.orderId ?? named.orderId,
  currency: payment?.currency ?? details.amount?.currency ?? details.presentment?.currency ?? "USD",
  market: payment?.market,
});

/** The order that a case deals with, and what amounts and days are counted in; a chargeback may have no market yet. */
export const settingOf = (
  found: FoundCase,
): { readonly orderId: string; readonly currency: Currency; readonly market?: string | undefined } => {
  if (found.kind === "survey") return found.state.subject;
  return found.kind === "chargeback" ? settingOfChargeback(found.state) : found.state;
};
