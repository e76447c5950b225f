/** The state machines as the rest of the system knows them: started by name, resumed by token. */
export interface Processes {
  /** Starts a process under a name; a second start under that name is no error and starts nothing. */
  start(process: ProcessName, name: string, input: Readonly<Record<string, unknown>>): Promise<void>;
  /** Hands the answer to a waiting step; false when nobody waits under that token any more. */
  resume(taskToken: string, output: Readonly<Record<string, unknown>>): Promise<boolean>;
  /** Ends a waiting step by an error that it catches; false when nobody waits under that token any more. */
  interrupt(taskToken: string, error: string): Promise<boolean>;
}

/** The processes that exist: one file each under state-machines/. */
export type ProcessName =
  | "return"
  | "refund"
  | "feedback"
  | "experiment"
  | "backtest"
  | "chargeback"
  | "dispute"
  | "sop"
  | "quality";
