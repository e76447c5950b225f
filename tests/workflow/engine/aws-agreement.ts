import { isRecord, type Json } from "../../../local/state-machines/json.ts";

const matchesText = (pattern: string, actual: Json): boolean => {
  if (typeof actual !== "string") return false;
  // The recorder's account ran single states as express executions; here everything is one local account's standard one.
  const elsewhere = actual.replaceAll("000000000000", "111111111111");
  return [actual, elsewhere, elsewhere.replace(":execution:", ":express:")].some((text) =>
    new RegExp(pattern).test(text),
  );
};

const agreesWithPlaceholder = (expected: Record<string, unknown>, actual: Json): boolean => {
  if (typeof expected.pattern === "string") return matchesText(expected.pattern, actual);
  if (!("json" in expected)) return true;
  return typeof actual === "string" && agrees(expected.json as Json, JSON.parse(actual));
};

/** Whether a value is what AWS answered; a placeholder agrees with anything, or with its pattern or JSON text. */
export const agrees = (expected: Json, actual: Json): boolean => {
  if (isRecord(expected) && "$placeholder" in expected) return agreesWithPlaceholder(expected, actual);
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) return false;
    return expected.every((item, index) => agrees(item, actual[index] ?? null));
  }
  if (isRecord(expected)) {
    if (!isRecord(actual) || Array.isArray(actual)) return false;
    const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
    return [...keys].every(
      (key) =>
        key in expected &&
        key in actual &&
        agrees(expected[key] as Json, (actual as Record<string, Json>)[key] as Json),
    );
  }
  return expected === actual;
};
