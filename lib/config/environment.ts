/** The environment variables that a deployed Lambda finds; which of them depends on what it may touch. */
export const ENVIRONMENT = {
  casesTable: "CASES_TABLE",
  ledgerTable: "LEDGER_TABLE",
  evidenceBucket: "EVIDENCE_BUCKET",
  cursorKey: "CURSOR_KEY",
  eventBus: "EVENT_BUS",
  returnMachine: "RETURN_STATE_MACHINE_ARN",
  refundMachine: "REFUND_STATE_MACHINE_ARN",
} as const;
