import { expect } from "vitest";
import type { FieldError } from "../../adapters/http/problem.ts";
import { type ProblemCode, problems } from "../../adapters/http/problems.ts";
import type { Answer, Extra, Speaker, Story } from "./running-recourse.ts";
import { wholeStore } from "./whole-store.ts";

/** Where a problem document must find the fault. */
export type Place = Omit<FieldError, "detail">;

/** A request that must be refused: how it is called, the problem it gets, and the request itself. */
export interface BadRequest extends Extra {
  readonly what: string;
  readonly code: ProblemCode;
  readonly place?: Place;
  /** Members that the document must have besides. */
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly by: Speaker | null;
  readonly method?: "GET" | "POST" | "PUT" | "DELETE" | "PATCH";
  /** `{names}` stand for what only the running test knows. */
  readonly path: string;
  readonly body?: unknown;
}

const filled = (path: string, known: Readonly<Record<string, string>>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => known[name] ?? `{${name}}`);

/** The answer is the problem document of this code: whole, constant where it must be, and it says where and what to do. */
export const expectProblem = (answer: Answer, code: ProblemCode, place?: Place): void => {
  const { status, title } = problems[code];
  expect({ ...answer.body, httpStatus: answer.status }).toMatchObject({
    type: `/problems/${code}`,
    title,
    status,
    httpStatus: status,
    detail: expect.stringMatching(/^[A-Z].*\.$/s),
    instance: expect.stringMatching(/^[\w-]{8,}$/),
  });
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  if (place === undefined) return;
  const errors = answer.body.errors as readonly FieldError[];
  expect(errors).toEqual(expect.arrayContaining([{ ...place, detail: expect.stringMatching(/\w+/) }]));
};

/** Sends a bad request, expects its problem, and that not one item of the store is different afterwards. */
export const expectRefused = async (
  story: Story,
  { code, place, facts, by, method = "POST", path, body, ...extra }: BadRequest,
  known: Readonly<Record<string, string>> = {},
): Promise<void> => {
  const before = await wholeStore(story);
  const answer = await story.call(by, method, filled(path, known), body, extra);
  expectProblem(answer, code, place);
  if (facts !== undefined) expect(answer.body).toMatchObject(facts);
  await story.rest();
  expect(await wholeStore(story)).toEqual(before);
};
