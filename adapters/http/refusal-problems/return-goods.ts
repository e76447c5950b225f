import { row } from "../problem-row.ts";

/** What is asked for, unit by unit, on what grounds, and what was found when the goods came back. */
export const returnGoodsProblems = {
  "return.unit_unknown": row(422, "The unit is not part of the return", "Name units that the return or order has."),
  "return.unit_repeated": row(422, "A unit is named twice", "Name each unit once."),
  "return.unit_already_sent": row(409, "The unit is already on its way back", "Leave it out of this parcel."),
  "return.unit_already_claimed": row(
    409,
    "The unit already belongs to another case",
    "Go on with the case that holds it, or leave the unit out.",
  ),
  "return.units_incomplete": row(
    422,
    "Some units were left out",
    "Add the units in missing; the step covers them all.",
  ),
  "return.too_many_units": row(422, "Too many units for one return", "Ask for at most unitsMax units at a time."),
  "return.several_sellers": row(
    422,
    "The units belong to several sellers",
    "Ask for one return for each seller in sellerIds.",
  ),
  "return.lines_declined": row(
    422,
    "Not all lines can be returned together",
    "Leave out declinedLines, and ask for each group in separateLines by itself.",
  ),
  "return.nothing_to_refund": row(
    422,
    "Nothing is left to refund for these units",
    "Name units that were paid for and not yet refunded.",
  ),
  "return.statutory_right": row(
    422,
    "The buyer has this right by law",
    "Approve the return; it cannot be refused or reduced on these grounds.",
  ),
  "return.reason_not_applicable": row(
    422,
    "The reason does not fit this return",
    "Choose a reason that the facts of the case allow.",
  ),
  "return.rule_missing": row(422, "The excluding rule is not named", "Send ruleId, the rule that excludes the goods."),
  "return.evidence_missing": row(
    422,
    "More evidence is needed",
    "Upload as many files as missing says and send their ids in evidenceIds.",
  ),
  "return.reason_missing": row(
    422,
    "A unit is not accepted and no reason says why",
    "Send a reason with every unit that is not accepted as it is.",
  ),
  "return.deduction_missing": row(
    422,
    "A deduction was announced and not named",
    "Send deductions with the unit, or accept it in full.",
  ),
  "return.deduction_not_allowed": row(
    422,
    "This deduction is not allowed here",
    "Leave the deduction out; the terms of the return do not know it.",
  ),
  "return.deduction_too_high": row(422, "The deduction is too high", "Deduct at most maxMinor for this unit."),
  "return.disposition_not_allowed": row(
    422,
    "The goods cannot go there",
    "Choose one of allowed; goods that are refused go back and are not kept.",
  ),
  "return.already_extended": row(
    409,
    "The inspection was already extended",
    "Finish the inspection before its clock ends.",
  ),
  "return.analysis_used": row(
    409,
    "The goods were already sent for analysis once",
    "Finish the inspection before its clock ends.",
  ),
  "return.parcel_unknown": row(422, "The return has no such parcel", "Name a parcel that the return lists, or none."),
  "return.tracking_number_taken": row(
    409,
    "The tracking number belongs to another return",
    "Correct the number. For goods in the parcel of another return, send evidence of posting instead.",
  ),
  "return.tracking_or_proof_missing": row(
    422,
    "Nothing shows that the parcel was sent",
    "Send carrier and tracking number, or evidence of posting.",
  ),
  "return.goods_already_inspected": row(
    409,
    "The goods were already inspected",
    "Ask for an agent's decision; goods that were refused are not judged by the seller again.",
  ),
};
