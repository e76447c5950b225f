import { answerOnce } from "../../adapters/http/answer-once.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { type FieldError, Problem } from "../../adapters/http/problem.ts";
import { fieldErrors } from "../../adapters/http/validation.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { OrderSnapshot } from "../../domain/orders/order-snapshot.ts";
import { keepingErrors, keepOrder } from "./keep-order.ts";

/** With it an import ends well inside API Gateway's 30 seconds; larger ones are sent in parts. */
const LINES_MAX = 1000;

/** Orders kept side by side; each is a handful of calls to the store. */
const CONCURRENCY = 8;

/** What became of one line. Lines count from 1. */
export type ImportedLine =
  | {
      readonly line: number;
      readonly outcome: "imported" | "unchanged";
      readonly orderId: string;
      readonly unbalanced: boolean;
    }
  | {
      readonly line: number;
      readonly outcome: "rejected";
      readonly orderId?: string;
      readonly errors: readonly FieldError[];
    };

const parsedJson = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
};

interface ReadLine {
  readonly line: number;
  readonly snapshot: OrderSnapshot;
}

const readLine = ([line, text]: readonly [number, string]): ReadLine | ImportedLine => {
  const json = parsedJson(text);
  if (json === undefined)
    return { line, outcome: "rejected", errors: [{ pointer: "#", detail: "The line is not well-formed JSON." }] };
  const parsed = OrderSnapshot.safeParse(json.value);
  return parsed.success
    ? { line, snapshot: parsed.data }
    : { line, outcome: "rejected", errors: fieldErrors(parsed.error) };
};

const keepLine = async (runtime: Runtime, { line, snapshot }: ReadLine, at: Instant): Promise<ImportedLine> => {
  const { orderId } = snapshot;
  const kept = await keepOrder(runtime, snapshot, at);
  if (!("order" in kept)) return { line, outcome: "rejected", orderId, errors: keepingErrors(kept) };
  const outcome = kept.outcome === "inserted" ? "imported" : "unchanged";
  return { line, outcome, orderId, unbalanced: kept.order.unbalanced !== undefined };
};

const importLines = async (runtime: Runtime, lines: readonly [number, string][], at: Instant) => {
  const read = lines.map(readLine);
  const results: ImportedLine[] = read.filter((line) => "outcome" in line);
  const readable = read.filter((line) => "snapshot" in line);
  // Lines of one order are kept one after the other, so that the first of them is the one that stays.
  const queue = [...Map.groupBy(readable, ({ snapshot }) => snapshot.orderId).values()];
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift())
      for (const line of next) results.push(await keepLine(runtime, line, at));
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  return results.sort((a, b) => a.line - b.line);
};

const report = (results: readonly ImportedLine[]) => ({
  imported: results.filter(({ outcome }) => outcome === "imported").length,
  unchanged: results.filter(({ outcome }) => outcome === "unchanged").length,
  unbalanced: results.flatMap((line) => (line.outcome !== "rejected" && line.unbalanced ? [line.orderId] : [])),
  rejected: results.filter(({ outcome }) => outcome === "rejected"),
});

const linesOf = (body: string): readonly [number, string][] => {
  const lines = body.split("\n").map((text, index): [number, string] => [index + 1, text]);
  const filled = lines.filter(([, text]) => text.trim() !== "");
  if (filled.length > LINES_MAX)
    throw new Problem("request-too-large", `An import has at most ${LINES_MAX} lines.`, { linesMax: LINES_MAX });
  return filled;
};

/** Takes in one order a line (NDJSON). A broken line is named and left out whole; all others are kept. */
export const importOrders: HttpHandler = (request: HttpRequest<string>, runtime) =>
  answerOnce(runtime, request, async () => ({
    status: 200,
    body: report(await importLines(runtime, linesOf(request.body), request.at)),
  }));
