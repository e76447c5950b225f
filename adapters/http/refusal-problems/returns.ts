import type { ReturnRefusalCode } from "../../../domain/returns/refusals.ts";
import type { ProblemRow } from "../problem-row.ts";
import { returnCaseProblems } from "./return-cases.ts";
import { returnDecisionProblems } from "./return-decisions.ts";
import { returnGoodsProblems } from "./return-goods.ts";

/** Codes that are found while a return is gathered or written, where no decision has been asked yet. */
type GatheredCode =
  | "return.tracking_number_taken"
  | "return.unit_already_claimed"
  | "return.lines_declined"
  | "return.too_many_units";

/** Every "no" about a return; a code of the domain without a row does not compile. */
export const returnProblems = {
  ...returnCaseProblems,
  ...returnGoodsProblems,
  ...returnDecisionProblems,
} satisfies Record<ReturnRefusalCode | GatheredCode, ProblemRow>;
