import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { problems } from "../../adapters/http/problems.ts";
import { refusalProblems } from "../../adapters/http/refusal-problems.ts";

const root = new URL("../../", import.meta.url);
const textOf = (path: string): string => readFileSync(new URL(path, root), "utf8");
const codes = Object.keys(problems) as readonly (keyof typeof problems)[];
const pages = readdirSync(new URL("docs/problems/", root)).sort();

const refusalFiles = globSync("domain/*/refusals.ts", { cwd: root.pathname });
const sourceFiles = globSync("{domain,adapters,functions}/**/*.ts", { cwd: root.pathname });

// Members that every problem document has; the others are the code's own facts.
const standard: ReadonlySet<string> = new Set(["type", "title", "status", "detail", "instance"]);

const exampleOf = (page: string): Record<string, unknown> => {
  const blocks = [...page.matchAll(/```json\n([\s\S]*?)```/g)];
  expect(blocks).toHaveLength(1);
  return JSON.parse(blocks[0]?.[1] ?? "");
};

/** The code lists that a domain's refusals file exports. */
const codeLists = async (file: string): Promise<readonly string[]> => {
  const exported: Record<string, unknown> = await import(new URL(file, root).href);
  const lists = Object.entries(exported).filter(([name]) => name.endsWith("RefusalCodes"));
  expect(lists, `${file} exports its codes`).toHaveLength(1);
  return lists.flatMap(([, list]) => list as string[]);
};

describe("problem pages", () => {
  it("are one for each code, and none besides", () => {
    expect(pages).toEqual(codes.map((code) => `${code}.md`).sort());
  });

  it.each(codes)("say what %s is, with an example that could have been answered", (code) => {
    const { status, title } = problems[code];
    const page = textOf(`docs/problems/${code}.md`);
    expect(page.split("\n")[0]).toBe(`# ${title}`);
    expect(page).toContain(`\`${code}\`, HTTP ${status}.`);
    const example = exampleOf(page);
    expect(example).toMatchObject({ type: `/problems/${code}`, title, status });
    expect(example.detail).toMatch(/\.$/);
    const facts = Object.keys(example).filter((member) => !standard.has(member));
    const described = [...page.matchAll(/^- `(\w+)`: /gm)].map(([, name]) => name);
    expect(facts).toEqual(described);
  });

  it.each(codes)("head %s with a title, and remedy it with a sentence", (code) => {
    const { remedy, title } = problems[code];
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(remedy).toMatch(/^[A-Z].*\.$/);
  });
});

describe("refusals", () => {
  it("are found in the domains that have any", () => {
    expect(refusalFiles.length).toBeGreaterThanOrEqual(3);
  });

  it.each(refusalFiles)("of %s all have a row in the problem table", async (file) => {
    const unmapped = (await codeLists(file)).filter((code) => !Object.hasOwn(refusalProblems, code));
    expect(unmapped).toEqual([]);
  });

  it("that the code can answer all have a row in the problem table", () => {
    const answered = sourceFiles.flatMap((file) =>
      [...textOf(file).matchAll(/\bcode: "([a-z]+\.[a-z_]+)"/g)].map(([, code = ""]) => ({ file, code })),
    );
    expect(answered.length).toBeGreaterThan(50);
    expect(answered.filter(({ code }) => !Object.hasOwn(refusalProblems, code))).toEqual([]);
  });

  it("that have a row are answered somewhere", () => {
    const source = sourceFiles
      .filter((file) => !file.startsWith("adapters/http/refusal-problems"))
      .map(textOf)
      .join("\n");
    const unheard = Object.keys(refusalProblems).filter((code) => !source.includes(`"${code}"`));
    expect(unheard).toEqual([]);
  });

  it.each(["return", "refund", "case"])("of a %s answer only the statuses of the error table", (noun) => {
    const rows = Object.entries(refusalProblems).filter(([code]) => code.startsWith(`${noun}.`));
    const statuses = new Set(rows.map(([, { status }]) => status));
    expect([...statuses].filter((status) => ![403, 404, 409, 422].includes(status))).toEqual([]);
  });
});

it("no page is linked under a name that does not exist", () => {
  const named = sourceFiles.flatMap((file) => [...textOf(file).matchAll(/docs\/problems\/([\w.-]+)\.md/g)]);
  expect(named.filter(([, code]) => !existsSync(new URL(`docs/problems/${code}.md`, root)))).toEqual([]);
});
