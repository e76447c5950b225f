import * as z from "zod";

/** What an agent did about a chargeback that needed a look. */
export const ReviewOutcome = z.enum(["recovered", "written_off", "provider_asked", "no_action"]);
export type ReviewOutcome = z.infer<typeof ReviewOutcome>;
