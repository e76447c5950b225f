import type { Answered } from "./wire.ts";

/** How many requests were not answered with success, and how many of them because the system failed. */
export interface Failures {
  readonly failures: number;
  /** Answered with 500 or above. */
  readonly serverErrors: number;
}

export const isSuccess = ({ status }: Answered): boolean => status >= 200 && status < 300;

export const failuresAmong = (answers: readonly Answered[]): Failures => ({
  failures: answers.filter((answer) => !isSuccess(answer)).length,
  serverErrors: answers.filter(({ status }) => status >= 500).length,
});

/** Shows some failures where progress is shown: figures of requests that failed mean little, and whoever reads them must know why. */
export const showFailures = (what: string, answers: readonly Answered[]): void => {
  const SHOWN_MAX = 3;
  const failed = answers.filter((answer) => !isSuccess(answer)).slice(0, SHOWN_MAX);
  for (const { status, text } of failed) process.stderr.write(`${what}: ${status} ${text}\n`);
};

/** The answer's JSON body; throws when it was no success, for what merely prepares a measurement. */
export const bodyOf = (answer: Answered): Readonly<Record<string, unknown>> => {
  if (!isSuccess(answer)) throw new Error(`not answered with success: ${answer.status} ${answer.text}`);
  return JSON.parse(answer.text === "" ? "{}" : answer.text);
};
