/** HTTP status and constant words of one problem type; `remedy` is the detail where the code alone says enough. */
export interface ProblemRow {
  readonly status: number;
  readonly title: string;
  readonly remedy: string;
}

/** One row of the problem table. */
export const row = (status: number, title: string, remedy: string): ProblemRow => ({ status, title, remedy });
