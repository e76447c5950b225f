import { invariant } from "../../domain/kernel/invariant.ts";
import { type CompiledPolicy, type LoadedPolicy, loadPolicy, Market } from "../../domain/policies/index.ts";
import { publishedArticles } from "./articles/articles.ts";
import { contentHashOf } from "./content-hash.ts";
import { policyFiles } from "./documents.ts";
import { oncePer } from "./once.ts";
import { policyReferences } from "./policy-references.ts";
import { PolicyRefused } from "./policy-refused.ts";

const load = oncePer((market: Market): LoadedPolicy => {
  const { file, document } = policyFiles[market];
  const loaded = loadPolicy(document, file, policyReferences);
  if (loaded.outcome === "refused") return loaded;
  return { ...loaded, policy: { ...loaded.policy, contentHash: contentHashOf(loaded.policy.document) } };
});

/**
 * Every market's policy, checked, and the articles that they cite. Throws PolicyRefused with the problems of all files together, so that whoever edits
 * them sees all at once. Called at start-up.
 */
export const loadPolicies = (): ReadonlyMap<Market, CompiledPolicy> => {
  const ofPolicies = Market.options.flatMap((market) => {
    const loaded = load(market);
    return loaded.outcome === "refused" ? loaded.problems : [];
  });
  const problems = [...publishedArticles().problems, ...ofPolicies];
  if (problems.length > 0) throw new PolicyRefused(problems);
  return new Map(Market.options.map((market) => [market, policyFor(market)]));
};

/**
 * One market's policy as it comes with the software, in force until a version of it is published: what judges is
 * `policyInForce`. Made ready at its first use. Throws PolicyRefused when its file is wrong.
 */
export const policyFor = (market: string): CompiledPolicy => {
  const known = Market.safeParse(market);
  invariant(known.success, `${market} is a market with a policy`);
  const loaded = load(known.data);
  if (loaded.outcome === "refused") throw new PolicyRefused(loaded.problems);
  return loaded.policy;
};
