import { openApi } from "../adapters/http/open-api.ts";
import { referencePage } from "../adapters/http/reference-page.ts";
import { routes } from "../functions/routes.ts";
import packageJson from "../package.json" with { type: "json" };
import type { StaticPages } from "./http/page-rows.ts";

/** The API document as text, the same for the same rows. */
export const apiDocument = (): string => `${JSON.stringify(openApi(routes, packageJson.version), null, 2)}\n`;

/** The pages about the API that everybody may read. */
export const apiPages: StaticPages = {
  "/openapi.json": () => ({ contentType: "application/json", body: apiDocument() }),
  "/docs": () => ({ contentType: "text/html; charset=utf-8", body: referencePage(routes) }),
};
