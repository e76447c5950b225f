import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fullPath } from "../../adapters/http/route.ts";
import { workItemEventTypes } from "../../domain/agent-desk/index.ts";
import { backtestEventTypes } from "../../domain/backtests/index.ts";
import { chargebackEventTypes } from "../../domain/chargebacks/index.ts";
import { disputeActionTable, disputeEventTypes } from "../../domain/disputes/index.ts";
import { experimentEventTypes } from "../../domain/experiments/index.ts";
import { surveyEventTypes } from "../../domain/feedback/index.ts";
import { versionEventTypes } from "../../domain/policy-versions/index.ts";
import { reviewEventTypes } from "../../domain/quality-reviews/index.ts";
import { refundEventTypes } from "../../domain/refunds/index.ts";
import { actionTable, returnEventTypes } from "../../domain/returns/index.ts";
import { shadowEventTypes } from "../../domain/shadows/index.ts";
import { sopEventTypes } from "../../domain/sops/index.ts";
import { returnCaseRoutes } from "../../functions/agent-desk/return-case-routes.ts";
import { agentDeskRoutes } from "../../functions/agent-desk/routes.ts";
import { disputeRoutes } from "../../functions/disputes/routes.ts";
import { operations } from "../../functions/operations.ts";
import { reactionRows } from "../../functions/reaction-rows.ts";
import { reactions } from "../../functions/reactions.ts";
import { returnRoutes } from "../../functions/returns/routes.ts";
import { routes } from "../../functions/routes.ts";
import { taskFunctions } from "../../functions/tasks.ts";
import { apiDocument } from "../../local/api-pages.ts";
import { lifecycleDiagrams } from "../../local/lifecycle-diagrams.ts";

const root = new URL("../../", import.meta.url);

const entriesOf = (suffix: string): readonly string[] =>
  readdirSync(new URL("functions/", root), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(suffix))
    .map((path) => (path.split("/").at(-1) ?? "").slice(0, -suffix.length))
    .toSorted();

/** Files that hold two use cases which are one by nature: a list for each party, a case and its timeline. */
const SHARED_FILES: Readonly<Record<string, string>> = {
  "list-buyer-returns": "list-returns",
  "list-seller-returns": "list-returns",
  "list-buyer-disputes": "list-disputes",
  "list-seller-disputes": "list-disputes",
  "list-queue-items": "list-queues",
  "get-case-timeline": "get-case",
  "get-policy-version-timeline": "get-policy-version",
};

describe("rows are the single source", () => {
  it("every use-case file has a route, and every route a use case", () => {
    const routed = [...new Set(routes.map(({ entry }) => SHARED_FILES[entry] ?? entry))].toSorted();
    expect(routed).toEqual(entriesOf(".http.ts"));
    expect(operations).toHaveLength(routes.length);
  });

  it("no two routes share method and path", () => {
    const keys = routes.map((route) => `${route.method} ${fullPath(route)}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("every reaction file has a row, and every row a reaction", () => {
    expect(reactionRows.map(({ entry }) => entry).toSorted()).toEqual(entriesOf(".event.ts"));
    expect(reactions).toHaveLength(reactionRows.length);
  });

  it("every task file is a task of a function", () => {
    const tasks = Object.values(taskFunctions).flatMap((functions) => Object.keys(functions));
    expect(tasks.toSorted()).toEqual(entriesOf(".task.ts"));
  });

  it("reactions want events that exist", () => {
    const known: readonly string[] = [
      ...returnEventTypes,
      ...refundEventTypes,
      ...workItemEventTypes,
      ...surveyEventTypes,
      ...backtestEventTypes,
      ...shadowEventTypes,
      ...versionEventTypes,
      ...experimentEventTypes,
      ...chargebackEventTypes,
      ...disputeEventTypes,
      ...sopEventTypes,
      ...reviewEventTypes,
    ];
    expect(reactionRows.flatMap(({ on }) => on).filter((type) => !known.includes(type))).toEqual([]);
  });

  it("every action of a return has a route for each role that may take it, and the other way round", () => {
    const wanted = actionTable.flatMap(({ action, roles }) => roles.map((role) => `${role}:${action}`));
    const audienceRole = { storefront: ["buyer"], seller: ["seller"], agent: ["agent", "senior_agent"], platform: [] };
    const own = ["claim", "heartbeat", "release", "hand-off", "hold", "notes"];
    const routed = [...returnRoutes, ...agentDeskRoutes].flatMap(({ audience, action, roles }) =>
      action === undefined || own.includes(action)
        ? []
        : (roles ?? audienceRole[audience]).map((role) => `${role}:${action}`),
    );
    expect([...new Set(routed)].toSorted()).toEqual([...new Set(wanted)].toSorted());
  });
});

it("every action of a dispute has a route for each role that may take it, and the other way round", () => {
  // An appeal is opened below the dispute by routes of its own.
  const wanted = disputeActionTable
    .filter(({ action }) => action !== "appeals")
    .flatMap(({ action, roles }) => roles.map((role) => `${role}:${action}`));
  const audienceRole = { storefront: ["buyer"], seller: ["seller"], agent: ["agent", "senior_agent"], platform: [] };
  const ofDecisions = returnCaseRoutes.filter(({ action }) => action !== "close-as-duplicate");
  const routed = [...disputeRoutes, ...ofDecisions].flatMap(({ audience, action, roles }) =>
    action === undefined ? [] : (roles ?? audienceRole[audience]).map((role) => `${role}:${action}`),
  );
  expect([...new Set(routed)].toSorted()).toEqual([...new Set(wanted)].toSorted());
});

describe("what is generated is current (npm run docs)", () => {
  it("the API document", () => {
    expect(readFileSync(new URL("docs/api/openapi.json", root), "utf8")).toBe(apiDocument());
  });

  it.each(Object.entries(lifecycleDiagrams))("docs/lifecycles/%s", (file, text) => {
    expect(readFileSync(new URL(`docs/lifecycles/${file}`, root), "utf8")).toBe(text);
  });
});
