import { AUDIENCES } from "../../adapters/http/route.ts";
import type { LocalRow } from "./exchange.ts";

/** What `/` tells a person who opens the address in a browser. */
export const indexPage = (rows: readonly LocalRow[]): string => {
  const apis = Object.entries(AUDIENCES).map(
    ([audience, { prefix, roles }]) =>
      `  ${prefix.padEnd(16)}${audience}: ${rows.filter(({ path }) => path.startsWith(prefix)).length} operations for ${roles.join(", ")}`,
  );
  const others = rows
    .filter(({ path }) => !Object.values(AUDIENCES).some(({ prefix }) => path.startsWith(prefix)))
    .map(({ method, path }) => `  ${method.padEnd(5)}${path}`);
  return ["Recourse, on this machine", "", "APIs", ...apis, "", "Everything else", ...others, ""].join("\n");
};
