import { mkdirSync, writeFileSync } from "node:fs";
import { apiDocument } from "./api-pages.ts";
import { lifecycleDiagrams } from "./lifecycle-diagrams.ts";

const docs = new URL("../docs/", import.meta.url);

/** Writes what the docs folder says that code knows better: the API document and the diagrams of the status tables. */
const write = (path: string, text: string): void => {
  const file = new URL(path, docs);
  mkdirSync(new URL(".", file), { recursive: true });
  writeFileSync(file, text);
};

write("api/openapi.json", apiDocument());
for (const [file, text] of Object.entries(lifecycleDiagrams)) write(`lifecycles/${file}`, text);
