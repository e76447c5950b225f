import * as z from "zod";
import { HandOffTerms, HoldTerms, LeaseTerms, OrderTerms } from "../../domain/agent-desk/index.ts";
import { BuyerReason, DisputeGround } from "../../domain/kernel/reasons.ts";
import { CaseFamily, Severity } from "../../domain/kernel/skills.ts";
import document from "../../policies/desk.json" with { type: "json" };

const DeskTerms = z.strictObject({
  lease: LeaseTerms,
  handOff: HandOffTerms,
  hold: HoldTerms,
  order: OrderTerms,
  /** What a reason of the buyer is about. */
  families: z.record(BuyerReason, CaseFamily),
  /** What the ground of a dispute is about. */
  groundFamilies: z.record(DisputeGround, CaseFamily),
  /** How severe a case of a family is, before its value raises it. */
  severity: z.record(CaseFamily, Severity),
  /** From which amount a case counts as one step more severe, by currency; a currency that is not here raises nothing. */
  highValueMinor: z.record(z.string(), z.int().positive()),
  sources: z.record(z.string(), z.string()),
});

/** How the agent desk works, in every market. Checked when the module loads. */
export const deskTerms = DeskTerms.parse(document);
