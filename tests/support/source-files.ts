import { readdirSync, readFileSync } from "node:fs";

const root = new URL("../../", import.meta.url);

/** A source file of the project: its path from the root and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** The TypeScript files below a folder, tests left out unless the folder is theirs. */
export const sourceFiles = (folder: string): readonly SourceFile[] =>
  readdirSync(new URL(`${folder}/`, root), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll("//", "/").slice(root.pathname.length))
    .map((path) => ({ path, text: readFileSync(new URL(path, root), "utf8") }));

/** The relative imports of a file, as paths from the root. */
export const importsOf = ({ path, text }: SourceFile): readonly string[] =>
  [...text.matchAll(/(?:from|import)\s+"(\.[^"]+)"/g)].map(([, target = ""]) =>
    new URL(target, new URL(path, "file:///")).pathname.slice(1),
  );
