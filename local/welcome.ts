import { relative } from "node:path";
import { readyTokens } from "./identity/ready-identities.ts";
import type { Recourse } from "./recourse.ts";

/** The shell variable that holds a ready token: `otherSeller` is OTHER_SELLER. */
const variableOf = (name: string): string => name.replaceAll(/(?=[A-Z])/g, "_").toUpperCase();

const tries = (url: string): readonly string[] => [
  `curl -H "Authorization: Bearer $BUYER" ${url}/storefront/v1/returns`,
  `curl -X POST -H 'content-type: application/json' -d '{"advance": "P2D"}' ${url}/_local/clock`,
  `curl ${url}/_local/executions`,
];

/** What `npm start` prints: where everything is, a token for each role, and three commands to try. */
export const welcome = async (
  { url, clock, issuer }: Pick<Recourse, "url" | "clock" | "issuer">,
  { dataFolder, pages }: { readonly dataFolder: string; readonly pages: readonly string[] },
): Promise<string> => {
  const tokens = await readyTokens(issuer);
  const folder = relative(process.cwd(), dataFolder) || dataFolder;
  return [
    "",
    `Recourse runs at ${url}`,
    `  ${url}/  what there is`,
    ...pages.map((page) => `  ${url}${page}`),
    `  ${url}/_local/clock  the virtual clock: ${clock.now()}`,
    `  ${url}/_local/flags  the flags of the flows, from a file to edit while it runs`,
    `  data in ${folder}; npm start -- --fresh begins anew`,
    "",
    "Tokens, good for a day (paste into a shell)",
    ...tokens.map(({ name, token }) => `${variableOf(name)}=${token}`),
    "",
    "To try",
    ...tries(url).map((command) => `  ${command}`),
    "",
    "",
  ].join("\n");
};
