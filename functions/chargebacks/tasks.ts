import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { awaitChargeback } from "./await-chargeback.task.ts";
import { parkChargeback } from "./park-chargeback.task.ts";
import { ringChargebackClock } from "./ring-chargeback-clock.task.ts";
import { submitChargebackEvidence } from "./submit-chargeback-evidence.task.ts";

/** What the chargeback state machine can ask for, by task. */
export const chargebackTasks = {
  "await-chargeback": awaitChargeback,
  "submit-chargeback-evidence": submitChargebackEvidence,
  "ring-chargeback-clock": ringChargebackClock,
  "park-chargeback": parkChargeback,
} as const satisfies Readonly<Record<string, TaskHandler>>;
