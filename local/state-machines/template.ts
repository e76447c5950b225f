import jsonata from "jsonata";
import { isRecord, type Json } from "./json.ts";

/** A JSON value whose `{% … %}` strings are parsed JSONata. `field` is where it stands, e.g. `Output/result`. */
export type Template =
  | { kind: "constant"; value: Json }
  | { kind: "expression"; field: string; source: string; compiled: jsonata.Expression }
  | { kind: "list"; items: readonly Template[] }
  | { kind: "object"; entries: readonly (readonly [string, Template])[] };

/** Reports a problem with a definition; loading goes on so that all problems are told at once. */
export type Complain = (reason: string) => void;

/** Whether a text is a JSONata expression to Step Functions: the braces are its very first and last characters. */
export const isExpression = (text: string): boolean => /^\{%[\s\S]*%\}$/.test(text);

/** What stands in a state-machine file for a name that deployment fills in. */
const PLACEHOLDER = /^\$\{\w+\}$/;

const mentionsEval = (node: unknown): boolean => {
  if (Array.isArray(node)) return node.some(mentionsEval);
  if (!isRecord(node)) return false;
  if (node.type === "variable" && node.value === "eval") return true;
  return Object.values(node).some(mentionsEval);
};

const compileExpression = (text: string, field: string, complain: Complain): Template => {
  const source = text.slice(2, -2).trim();
  try {
    const compiled = jsonata(source);
    if (mentionsEval(compiled.ast())) complain(`${field}: $eval is not supported by Step Functions`);
    return { kind: "expression", field, source, compiled };
  } catch (error) {
    const reason = isRecord(error) && typeof error.message === "string" ? error.message : String(error);
    complain(`${field}: the JSONata expression '${source}' does not parse: ${reason}`);
    return { kind: "constant", value: null };
  }
};

const compileText = (text: string, field: string, complain: Complain): Template => {
  if (isExpression(text)) return compileExpression(text, field, complain);
  if (text.startsWith("{%") || text.endsWith("%}")) complain(`${field}: '${text}' opens or closes an expression only`);
  if (PLACEHOLDER.test(text)) complain(`${field}: the placeholder '${text}' was not substituted`);
  return { kind: "constant", value: text };
};

const isConstant = (template: Template): boolean => template.kind === "constant";

/** Parses every expression in a value; complaints name the field and what is wrong. */
export const compileTemplate = (value: Json, field: string, complain: Complain): Template => {
  if (typeof value === "string") return compileText(value, field, complain);
  if (Array.isArray(value)) {
    const items = value.map((item, index) => compileTemplate(item, `${field}[${index}]`, complain));
    return items.every(isConstant) ? { kind: "constant", value } : { kind: "list", items };
  }
  if (isRecord(value)) {
    const entries = Object.entries(value).map(
      ([key, entry]) => [key, compileTemplate(entry, `${field}/${key}`, complain)] as const,
    );
    return entries.every(([, entry]) => isConstant(entry)) ? { kind: "constant", value } : { kind: "object", entries };
  }
  return { kind: "constant", value };
};
