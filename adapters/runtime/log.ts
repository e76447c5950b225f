/** Facts of a log line: ids, codes and counts only. Free text, personal data and secrets never go in. */
export type LogFacts = Readonly<Record<string, string | number | boolean | undefined>>;

/** Structured logging: JSON in AWS, one readable line an event locally. */
export interface Log {
  info(message: string, facts?: LogFacts): void;
  warn(message: string, facts?: LogFacts): void;
  error(message: string, facts?: LogFacts): void;
}
