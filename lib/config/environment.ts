/**
 * The environment variables that a deployed Lambda finds. Both table names are everywhere (but for the publisher); the others
 * only where the access table gives the right behind them.
 */
export const ENVIRONMENT = {
  casesTable: "CASES_TABLE",
  ledgerTable: "LEDGER_TABLE",
  evidenceBucket: "EVIDENCE_BUCKET",
  /** The key itself, which CloudFormation fetches from Secrets Manager when it deploys. */
  cursorKey: "CURSOR_KEY_SECRET_ARN",
  surveyKey: "SURVEY_KEY_SECRET_ARN",
  /** The bus's name; events on it have the source in event-source.ts and their own type as detail type. */
  eventBus: "EVENT_BUS",
  stateMachines: {
    return: "RETURN_STATE_MACHINE_ARN",
    refund: "REFUND_STATE_MACHINE_ARN",
    feedback: "FEEDBACK_STATE_MACHINE_ARN",
    experiment: "EXPERIMENT_STATE_MACHINE_ARN",
    backtest: "BACKTEST_STATE_MACHINE_ARN",
    chargeback: "CHARGEBACK_STATE_MACHINE_ARN",
    dispute: "DISPUTE_STATE_MACHINE_ARN",
    sop: "SOP_STATE_MACHINE_ARN",
    quality: "QUALITY_STATE_MACHINE_ARN",
  },
  partners: { payments: "PAYMENTS_URL", carriers: "CARRIERS_URL", notifier: "NOTIFIER_URL" },
  /** Where in AppConfig the flags are, by name. */
  flags: { application: "FLAGS_APPLICATION", environment: "FLAGS_ENVIRONMENT", profile: "FLAGS_PROFILE" },
  /** Signs what we send to partners; fetched as the cursor key is. */
  partnerSecret: "PARTNER_SECRET_ARN",
} as const;
