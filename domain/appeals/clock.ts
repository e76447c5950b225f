import * as z from "zod";
import { Instant } from "../kernel/instant.ts";

/** The clocks of an appeal; several may run at once. */
export const AppealClockName = z.enum(["decision", "info", "second_approval", "settlement"]);
export type AppealClockName = z.infer<typeof AppealClockName>;

/** What happens by itself when nobody acts in time. */
export const AppealTimeout = z.enum(["record_breach", "lapse", "decide_on_file", "decision_expires"]);
export type AppealTimeout = z.infer<typeof AppealTimeout>;

/** A running deadline. */
export const AppealClock = z.object({
  name: AppealClockName,
  startedAt: Instant,
  dueAt: Instant,
  onTimeout: AppealTimeout,
});
export type AppealClock = Readonly<z.infer<typeof AppealClock>>;
