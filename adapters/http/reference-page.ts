import { AUDIENCES, type Audience, fullPath, type Route, rolesOf } from "./route.ts";

const TITLES: Readonly<Record<Audience, string>> = {
  storefront: "Storefront",
  seller: "Seller center",
  agent: "Agent desk",
  platform: "Platform",
};

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const rowOf = (route: Route): string =>
  `<tr><td>${route.method}</td><td><code>${escaped(fullPath(route))}</code></td><td>${escaped(route.summary)}</td><td>${rolesOf(route).join(", ")}</td></tr>`;

const section = (audience: Audience, routes: readonly Route[]): string => {
  const rows = routes.filter((route) => route.audience === audience).map(rowOf);
  return `<h2 id="${audience}">${TITLES[audience]}</h2>
<table><thead><tr><th>Method</th><th>Path</th><th>What it does</th><th>For</th></tr></thead><tbody>
${rows.join("\n")}
</tbody></table>`;
};

/** The reference page: every operation by audience. Bodies and answers are in the API document that it links to. */
export const referencePage = (routes: readonly Route[]): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Recourse API</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #ccc; padding: .4rem .6rem; text-align: left; vertical-align: top; }
</style>
</head>
<body>
<h1>Recourse API</h1>
<p>Schemas: <a href="/openapi.json">OpenAPI 3.1 document</a>. Problems: <code>/problems/&lt;code&gt;</code>.</p>
${(Object.keys(AUDIENCES) as Audience[]).map((audience) => section(audience, routes)).join("\n")}
</body>
</html>
`;
