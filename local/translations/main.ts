import { readFileSync, writeFileSync } from "node:fs";
import { allMessages, messageProblems, recorded, type Sources, translated } from "./messages.ts";

const file = new URL("../../policies/texts/sources.json", import.meta.url);

const usage = `npm run texts                                     lists what is missing or stale
npm run texts -- translated <key> [language ...]  records that a message was translated from the English of now;
                                                  a key that ends with * stands for all that begin so`;

const matches = (pattern: string, key: string): boolean =>
  pattern.endsWith("*") ? key.startsWith(pattern.slice(0, -1)) : key === pattern;

const record = (sources: Sources, pattern: string, languages: readonly string[]): Sources => {
  const unknown = languages.filter((language) => !(translated as readonly string[]).includes(language));
  if (unknown.length > 0) throw new Error(`no language ${unknown.join(", ")}: there are ${translated.join(", ")}`);
  if (!Object.keys(allMessages.en).some((key) => matches(pattern, key))) throw new Error(`no message ${pattern}`);
  const isMeant = (language: string) => languages.length === 0 || languages.includes(language);
  return recorded(allMessages, sources, (language, key) => isMeant(language) && matches(pattern, key));
};

const run = (words: readonly string[]): number => {
  const sources: Sources = JSON.parse(readFileSync(file, "utf8"));
  const [verb, pattern, ...languages] = words;
  if (verb !== undefined && (verb !== "translated" || pattern === undefined)) {
    console.error(usage);
    return 2;
  }
  const kept = pattern === undefined ? sources : record(sources, pattern, languages);
  if (pattern !== undefined) writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`);
  const problems = messageProblems(allMessages, kept);
  for (const { language, key, why } of problems) console.log(`${language} ${key}: ${why}`);
  console.log(problems.length === 0 ? "Every message is translated from the English of now." : usage);
  return problems.length === 0 ? 0 : 1;
};

process.exitCode = run(process.argv.slice(2));
