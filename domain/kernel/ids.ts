import * as z from "zod";
import { invariant } from "./invariant.ts";

/** Crockford's base 32 as ULIDs use it: no I, L, O, U, which people misread. */
const ulidPattern = "[0-9A-HJKMNP-TV-Z]{26}";

const prefixedId = <Prefix extends string>(prefix: Prefix) =>
  z.string().regex(new RegExp(`^${prefix}${ulidPattern}$`), `expected ${prefix} and 26 ULID characters`);

// "constructor" and the like: facts are kept in maps by id, and every object already has a member of these names.
const isReserved = (id: string): boolean => id in Object.prototype;

/** Ids that other systems gave out: up to 128 visible characters that separate nothing in our keys; issuers write `auth0|5f7c` and e-mail addresses. */
const externalId = () =>
  z
    .string()
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9._:|@+-]{0,127}$/,
      "expected 1 to 128 letters, digits or ._:|@+- after a letter or digit",
    )
    .refine((id) => !isReserved(id), "this word is reserved and can be no id");

/** A return case. */
export const ReturnId = prefixedId("ret_").brand<"ReturnId">();
export type ReturnId = z.infer<typeof ReturnId>;

/** A refund: what is owed to a buyer for one case, paid in one or more legs. */
export const RefundId = prefixedId("rfd_").brand<"RefundId">();
export type RefundId = z.infer<typeof RefundId>;

/** One payment of a refund: one tender in one currency. */
export const LegId = prefixedId("leg_").brand<"LegId">();
export type LegId = z.infer<typeof LegId>;

/** An offer that one party made to the other. */
export const OfferId = prefixedId("off_").brand<"OfferId">();
export type OfferId = z.infer<typeof OfferId>;

/** A decision by a person or a policy that changed what is owed. */
export const DecisionId = prefixedId("dec_").brand<"DecisionId">();
export type DecisionId = z.infer<typeof DecisionId>;

/** A piece of work on the agent desk. */
export const WorkItemId = prefixedId("wrk_").brand<"WorkItemId">();
export type WorkItemId = z.infer<typeof WorkItemId>;

/** What an agent can work on and must not; its id follows from the agent's. */
export const AgentProfileId = prefixedId("agp_").brand<"AgentProfileId">();
export type AgentProfileId = z.infer<typeof AgentProfileId>;

/** A run of a policy version over past decisions. */
export const BacktestId = prefixedId("bkt_").brand<"BacktestId">();
export type BacktestId = z.infer<typeof BacktestId>;

/** A photo, video or document that a party put on a case. */
export const EvidenceId = prefixedId("evd_").brand<"EvidenceId">();
export type EvidenceId = z.infer<typeof EvidenceId>;

/** Something that a person wrote, kept beside its case. */
export const TextId = prefixedId("txt_").brand<"TextId">();
export type TextId = z.infer<typeof TextId>;

/** A survey: what one party is asked about one end of a case. */
export const SurveyId = prefixedId("srv_").brand<"SurveyId">();
export type SurveyId = z.infer<typeof SurveyId>;

/** A statement of withdrawal that waits for its confirmation. */
export const WithdrawalId = prefixedId("wdr_").brand<"WithdrawalId">();
export type WithdrawalId = z.infer<typeof WithdrawalId>;

/** An experiment; its id follows from its key. */
export const ExperimentId = prefixedId("exp_").brand<"ExperimentId">();
export type ExperimentId = z.infer<typeof ExperimentId>;

/** A dispute between a buyer and a seller. */
export const DisputeId = prefixedId("dsp_").brand<"DisputeId">();
export type DisputeId = z.infer<typeof DisputeId>;

/** An appeal of one party against one decision. */
export const AppealId = prefixedId("apl_").brand<"AppealId">();
export type AppealId = z.infer<typeof AppealId>;

/** A case's file of evidence. */
export const EvidenceFileId = prefixedId("evf_").brand<"EvidenceFileId">();
export type EvidenceFileId = z.infer<typeof EvidenceFileId>;

/** A chargeback case; what the payment provider calls it is another id. */
export const ChargebackCaseId = prefixedId("chb_").brand<"ChargebackCaseId">();
export type ChargebackCaseId = z.infer<typeof ChargebackCaseId>;

/** One case's way through a standard operating procedure. */
export const SopRunId = prefixedId("sop_").brand<"SopRunId">();
export type SopRunId = z.infer<typeof SopRunId>;

/** A review of one decision's quality. */
export const QualityReviewId = prefixedId("qar_").brand<"QualityReviewId">();
export type QualityReviewId = z.infer<typeof QualityReviewId>;

/** One action on many cases. */
export const BulkJobId = prefixedId("blk_").brand<"BulkJobId">();
export type BulkJobId = z.infer<typeof BulkJobId>;

/** One use of a macro on one case. */
export const MacroRunId = prefixedId("mac_").brand<"MacroRunId">();
export type MacroRunId = z.infer<typeof MacroRunId>;

/** An entry of a timeline. */
export const EventId = prefixedId("evt_").brand<"EventId">();
export type EventId = z.infer<typeof EventId>;

/** The marketplace's order. */
export const OrderId = externalId().brand<"OrderId">();
export type OrderId = z.infer<typeof OrderId>;

/** A line of an order; unique inside its order. */
export const LineId = externalId().brand<"LineId">();
export type LineId = z.infer<typeof LineId>;

/** The marketplace's seller. */
export const SellerId = externalId().brand<"SellerId">();
export type SellerId = z.infer<typeof SellerId>;

/** The marketplace's buyer. */
export const BuyerId = externalId().brand<"BuyerId">();
export type BuyerId = z.infer<typeof BuyerId>;

/** A customer-service agent. */
export const AgentId = externalId().brand<"AgentId">();
export type AgentId = z.infer<typeof AgentId>;

type IdByPrefix = {
  ret_: ReturnId;
  rfd_: RefundId;
  leg_: LegId;
  off_: OfferId;
  dec_: DecisionId;
  wrk_: WorkItemId;
  agp_: AgentProfileId;
  bkt_: BacktestId;
  evd_: EvidenceId;
  txt_: TextId;
  srv_: SurveyId;
  wdr_: WithdrawalId;
  exp_: ExperimentId;
  dsp_: DisputeId;
  apl_: AppealId;
  evf_: EvidenceFileId;
  chb_: ChargebackCaseId;
  sop_: SopRunId;
  qar_: QualityReviewId;
  blk_: BulkJobId;
  mac_: MacroRunId;
  evt_: EventId;
};

/** The prefix that tells what an id in a log stands for. */
export type IdPrefix = keyof IdByPrefix;

const ulid = new RegExp(`^${ulidPattern}$`);

/** Makes an id from a ULID that the caller drew: `newId("ret_", ulid())`. A text that is no ULID is a bug and throws. */
export const newId = <Prefix extends IdPrefix>(prefix: Prefix, ulidText: string): IdByPrefix[Prefix] => {
  invariant(ulid.test(ulidText), `${ulidText} is not a ULID`);
  return `${prefix}${ulidText}` as IdByPrefix[Prefix];
};
