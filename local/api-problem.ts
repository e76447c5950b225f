import * as z from "zod";

/** What every problem document (RFC 9457) of this API has; the rest are facts of the single case. */
const ProblemDocument = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
});

const PROBLEM_PATH = "/problems/";

/** The API said no. `code` is the last part of the problem's type, the one thing that programs read. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly status: number;
  readonly type: string;
  readonly title: string;
  readonly detail: string | undefined;
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(request: string, { type, title, status, detail, ...facts }: z.infer<typeof ProblemDocument>) {
    super(`${request}: ${status} ${title}${detail === undefined ? "" : `. ${detail}`}`);
    this.status = status;
    this.type = type;
    this.title = title;
    this.detail = detail;
    this.facts = facts;
  }

  get code(): string {
    return this.type.startsWith(PROBLEM_PATH) ? this.type.slice(PROBLEM_PATH.length) : this.type;
  }
}

/** Nobody answers at the address, or what answers is not this API. */
export class ApiUnreachable extends Error {
  override readonly name = "ApiUnreachable";
}

/** The error behind an answer that is no success. */
export const apiError = (request: string, status: number, text: string): ApiProblem | ApiUnreachable => {
  try {
    return new ApiProblem(request, ProblemDocument.parse(JSON.parse(text)));
  } catch {
    return new ApiUnreachable(`${request}: ${status}, and no problem document but: ${text.slice(0, 200)}`);
  }
};
