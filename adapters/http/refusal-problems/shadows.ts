import type { ShadowRefusal } from "../../../domain/shadows/refusals.ts";
import { type ProblemRow, row } from "../problem-row.ts";

/** Every "no" about versions in shadow. */
export const shadowProblems = {
  "shadow.too_many": row(
    409,
    "Too many versions of the market decide in shadow",
    "Stop the shadow of one of the versions in running first.",
  ),
  "shadow.not_started": row(409, "The version never decided in shadow", "Start its shadow before you stop it."),
} satisfies Record<ShadowRefusal["code"], ProblemRow>;
