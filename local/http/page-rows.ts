import { existsSync, readFileSync } from "node:fs";
import { Problem } from "../../adapters/http/problem.ts";
import { problems } from "../../adapters/http/problems.ts";
import { type LocalRow, textAnswer } from "./exchange.ts";

/** A page that is the same for everybody. */
export interface StaticPage {
  readonly contentType: string;
  readonly body: string;
}

export type StaticPages = Readonly<Record<string, () => StaticPage | Promise<StaticPage>>>;

const PAGES_FOLDER = new URL("../../docs/problems/", import.meta.url);

const isKnown = (code: string): code is keyof typeof problems => Object.hasOwn(problems, code);

const problemPage = (code: string): string => {
  if (!isKnown(code)) throw new Problem("not-found", "There is no such type of problem.");
  const file = new URL(`${code}.md`, PAGES_FOLDER);
  if (existsSync(file)) return readFileSync(file, "utf8");
  const { status, title, remedy } = problems[code];
  return `# ${title}\n\nHTTP status ${status}. ${remedy}\n`;
};

const page = (path: string, make: () => StaticPage | Promise<StaticPage>): LocalRow => ({
  method: "GET",
  path,
  handle: async () => {
    const { contentType, body } = await make();
    return textAnswer(body, contentType);
  },
});

/** The pages that were handed in, and one for each type of problem. */
export const pageRows = (pages: StaticPages): readonly LocalRow[] => [
  ...Object.entries(pages).map(([path, make]) => page(path, make)),
  {
    method: "GET",
    path: "/problems/{code}",
    handle: async (_request, { code = "" }) => textAnswer(problemPage(code), "text/markdown; charset=utf-8"),
  },
];
