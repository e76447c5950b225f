import { Problem } from "../../adapters/http/problem.ts";
import type { LocalRow } from "./exchange.ts";

/** A row that fits a request, and what the path said. */
export interface Match {
  readonly row: LocalRow;
  readonly params: Readonly<Record<string, string>>;
}

interface Place {
  readonly segments: readonly string[];
  readonly rows: Map<string, LocalRow>;
}

const isParameter = (segment: string): boolean => segment.startsWith("{");

/** The path as API Gateway matches it and hands it on: decoded as a whole. Throws the problem when it is not well-formed. */
export const decodedPath = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    const errors = [{ pointer: "#", detail: "The path is not well-formed percent-encoding." }];
    throw new Problem("invalid-request", "The path cannot be read.", { errors });
  }
};

const fits = ({ segments }: Place, path: readonly string[]): boolean =>
  segments.length === path.length &&
  segments.every((segment, index) => (isParameter(segment) ? path[index] !== "" : segment === path[index]));

// API Gateway prefers a literal segment to a parameter, from the left.
const rank = ({ segments }: Place): string => segments.map((part) => (isParameter(part) ? "1" : "0")).join("");

// Methods of one path may call its parameters differently, so the names come from the row.
const paramsOf = ({ path }: LocalRow, segments: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    path.split("/").flatMap((part, index) => (isParameter(part) ? [[part.slice(1, -1), segments[index] ?? ""]] : [])),
  );

const placesOf = (rows: readonly LocalRow[]): readonly Place[] => {
  const places = new Map<string, Place>();
  for (const row of rows) {
    const shape = row.path.replaceAll(/\{[^}]+\}/g, "{}");
    const place = places.get(shape) ?? { segments: shape.split("/"), rows: new Map() };
    if (place.rows.has(row.method)) throw new Error(`two rows answer ${row.method} ${row.path}`);
    place.rows.set(row.method, row);
    places.set(shape, place);
  }
  return [...places.values()].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
};

/** Finds the row for a method and a decoded path; throws the problem when there is none. */
export const createRowTable = (rows: readonly LocalRow[]): ((method: string, path: string) => Match) => {
  const places = placesOf(rows);
  return (method, path) => {
    const segments = path.split("/");
    const place = places.find((candidate) => fits(candidate, segments));
    if (place === undefined) throw new Problem("not-found", "There is no such path.");
    const row = place.rows.get(method);
    const allow = [...place.rows.keys()].sort();
    if (row === undefined)
      throw new Problem("method-not-allowed", `This path answers ${allow.join(" and ")}.`, { allow });
    return { row, params: paramsOf(row, segments) };
  };
};
