import { listCaseEvidence } from "./list-case-evidence.http.ts";

/** All evidence of a dispute that the party may see: an operation of its own, since each has one path. */
export const listDisputeEvidence = listCaseEvidence;
