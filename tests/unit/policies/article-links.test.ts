import { expect, it } from "vitest";
import type { TokenRole } from "../../../adapters/http/route.ts";
import { instant } from "../../../domain/kernel/instant.ts";
import { ExplainedRule } from "../../../domain/kernel/terms.ts";
import { linked } from "../../../functions/articles/article-links.ts";

const judgedAt = instant("2026-03-10T12:00:00Z");
const rule = { ruleId: "br.fault", citation: "CDC Art. 18", article: "faulty-goods#reporting", sentence: "In time." };

it.each<[TokenRole, string]>([
  ["buyer", "/storefront/v1"],
  ["seller", "/seller/v1"],
  ["agent", "/agent/v1"],
  ["senior_agent", "/agent/v1"],
  ["platform", "/platform/v1"],
])("a citation leads the %s to %s", (role, prefix) => {
  expect(linked([rule], role, judgedAt)).toEqual([
    { ...rule, href: `${prefix}/articles/faulty-goods?at=2026-03-10T12:00:00.000Z#reporting` },
  ]);
});

it("a case that was kept before rules cited articles is read, and has no link", () => {
  const { article: _, ...old } = rule;
  expect(linked([ExplainedRule.parse(old)], "buyer", judgedAt)).toEqual([old]);
});
