import { onRefund } from "./on-refund.ts";

/** An agent lets a parked refund go on where it stopped. */
export const resumeRefund = onRefund(({ head }) => ({ type: "ResumeRefund", ...head }));
