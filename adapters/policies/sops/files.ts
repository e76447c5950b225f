import appealReview from "../../../policies/sops/appeal-review.v1.json" with { type: "json" };
import chargebackResponse from "../../../policies/sops/chargeback-response.v1.json" with { type: "json" };
import contestedRefund from "../../../policies/sops/contested-refund.v1.json" with { type: "json" };
import counterfeitReport from "../../../policies/sops/counterfeit-report.v1.json" with { type: "json" };
import disputeReview from "../../../policies/sops/dispute-review.v1.json" with { type: "json" };
import escalatedReturn from "../../../policies/sops/escalated-return.v1.json" with { type: "json" };
import parkedRefund from "../../../policies/sops/parked-refund.v1.json" with { type: "json" };
import secondApproval from "../../../policies/sops/second-approval.v1.json" with { type: "json" };

/** A version of a procedure as it stands in its file, not yet checked. */
export type SopFile = { readonly file: string; readonly document: unknown };

const at = (file: string, document: unknown): SopFile => ({ file: `policies/sops/${file}.json`, document });

/** Every version of every procedure. They are imported, not read, so that a bundle carries them. */
export const sopFiles: readonly SopFile[] = [
  at("appeal-review.v1", appealReview),
  at("chargeback-response.v1", chargebackResponse),
  at("contested-refund.v1", contestedRefund),
  at("counterfeit-report.v1", counterfeitReport),
  at("dispute-review.v1", disputeReview),
  at("escalated-return.v1", escalatedReturn),
  at("parked-refund.v1", parkedRefund),
  at("second-approval.v1", secondApproval),
];
