import * as z from "zod";

const partner = z.url({ protocol: /^https$/ }).optional();

/** What a deployed Lambda is told through its environment. Absent is what the Lambda has no right to touch. */
export const Configuration = z.object({
  CASES_TABLE: z.string().default(""),
  LEDGER_TABLE: z.string().default(""),
  EVIDENCE_BUCKET: z.string().optional(),
  CURSOR_KEY_SECRET_ARN: z.string().optional(),
  SURVEY_KEY_SECRET_ARN: z.string().optional(),
  EVENT_BUS: z.string().optional(),
  FLAGS_APPLICATION: z.string().optional(),
  FLAGS_ENVIRONMENT: z.string().optional(),
  FLAGS_PROFILE: z.string().optional(),
  RETURN_STATE_MACHINE_ARN: z.string().optional(),
  REFUND_STATE_MACHINE_ARN: z.string().optional(),
  FEEDBACK_STATE_MACHINE_ARN: z.string().optional(),
  EXPERIMENT_STATE_MACHINE_ARN: z.string().optional(),
  BACKTEST_STATE_MACHINE_ARN: z.string().optional(),
  SOP_STATE_MACHINE_ARN: z.string().optional(),
  CHARGEBACK_STATE_MACHINE_ARN: z.string().optional(),
  DISPUTE_STATE_MACHINE_ARN: z.string().optional(),
  QUALITY_STATE_MACHINE_ARN: z.string().optional(),
  PAYMENTS_URL: partner,
  CARRIERS_URL: partner,
  NOTIFIER_URL: partner,
  PARTNER_SECRET_ARN: z.string().optional(),
});
export type Configuration = z.infer<typeof Configuration>;

/** Reads the environment; a malformed value stops the Lambda at its start, with the variable's name. */
export const configuration = (environment: NodeJS.ProcessEnv = process.env): Configuration =>
  Configuration.parse(environment);
