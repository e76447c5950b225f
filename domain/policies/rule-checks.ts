import type { CompiledRule, Finding } from "./compiled-policy.ts";
import type { PolicyDocument, RuleOutcome } from "./policy-document.ts";
import type { PolicyReferences } from "./policy-references.ts";

type Field = keyof RuleOutcome;

/** The fields that neither a reason's defaults nor the engine can supply. */
const neededFields = [
  "verdict",
  "outboundShippingRefund",
  "refundTiming",
  "commissionReturned",
  "sellerAdminFeePercent",
] as const satisfies readonly Field[];

const fieldsOf = (outcome: RuleOutcome): readonly Field[] => Object.keys(outcome) as Field[];

const repeatedIds = ({ rules }: PolicyDocument): readonly Finding[] => {
  const seen = new Set<string>();
  return rules.flatMap(({ id }) => {
    if (seen.has(id)) return [{ ruleId: id, reason: "has the id of an earlier rule" }];
    seen.add(id);
    return [];
  });
};

const foreignIds = ({ rules, market }: PolicyDocument): readonly Finding[] =>
  rules
    .filter(({ id }) => !id.startsWith(`${market.toLowerCase()}.`))
    .map(({ id }) => ({ ruleId: id, reason: `does not start with ${market.toLowerCase()}., the market's own prefix` }));

const contradiction = ({ verdict, statutory, evidencePhotosMin }: RuleOutcome): string | undefined => {
  if (statutory !== true) return undefined;
  if (verdict !== "approve") return "is statutory, so its verdict is approve";
  return evidencePhotosMin === 0 ? undefined : "is statutory, so it sets evidencePhotosMin to 0";
};

const contradictions = ({ rules }: PolicyDocument): readonly Finding[] =>
  rules.flatMap(({ id, outcome }) => {
    const reason = contradiction(outcome);
    return reason === undefined ? [] : [{ ruleId: id, reason }];
  });

const absentWindows = ({ rules, windows }: PolicyDocument): readonly Finding[] =>
  rules.flatMap(({ id, outcome: { window } }) =>
    window !== undefined && windows[window] === undefined
      ? [{ ruleId: id, reason: `names the window ${window}, which the policy does not have` }]
      : [],
  );

const unknownSentences = ({ rules }: PolicyDocument, sentences: ReadonlySet<string>): readonly Finding[] =>
  rules
    .filter(({ sentence }) => !sentences.has(sentence))
    .map(({ id, sentence }) => ({ ruleId: id, reason: `names the sentence ${sentence}, which has no text` }));

const badCitations = (
  { rules, market, effectiveFrom }: PolicyDocument,
  articleProblem: PolicyReferences["articleProblem"],
): readonly Finding[] =>
  rules.flatMap(({ id, article }) => {
    const problem = articleProblem(article, market, effectiveFrom);
    return problem === undefined ? [] : [{ ruleId: id, reason: `cites ${article}, but ${problem}` }];
  });

/** What is wrong with the rules as data, conditions aside. */
export const ruleFindings = (
  document: PolicyDocument,
  { sentences, articleProblem }: Pick<PolicyReferences, "sentences" | "articleProblem">,
): readonly Finding[] => [
  ...repeatedIds(document),
  ...foreignIds(document),
  ...contradictions(document),
  ...absentWindows(document),
  ...unknownSentences(document, sentences),
  ...badCitations(document, articleProblem),
];

const missingDefault = ({ id, outcome, condition }: CompiledRule): readonly Finding[] => {
  if (condition.text !== "true")
    return [
      {
        ruleId: id,
        code: "gap",
        reason: 'is the last rule, the default for everything else, so its condition must be "true"',
      },
    ];
  const missing = neededFields.filter((field) => outcome[field] === undefined);
  return missing.length === 0
    ? []
    : [{ ruleId: id, reason: `is the default for everything else, so it must set ${missing.join(", ")}` }];
};

const unreachable = (rules: readonly CompiledRule[]): readonly Finding[] =>
  rules.flatMap(({ id, outcome, condition }, index) => {
    if (condition.text === "false") return [{ ruleId: id, reason: "can never fire: its condition is false" }];
    const settled = new Set(
      rules
        .slice(0, index)
        .filter((earlier) => earlier.condition.text === "true" || earlier.condition.text === condition.text)
        .flatMap((earlier) => fieldsOf(earlier.outcome)),
    );
    const isDefault = index === rules.length - 1;
    const judgesInVain = outcome.verdict !== undefined && settled.has("verdict") && !isDefault;
    return judgesInVain || fieldsOf(outcome).every((field) => settled.has(field))
      ? [{ ruleId: id, reason: "can never fire: earlier rules have always set all that it grants" }]
      : [];
  });

/** What is wrong with the order of the rules: no default at the end, or rules that nothing can reach. */
export const orderFindings = (rules: readonly CompiledRule[]): readonly Finding[] => {
  const last = rules.at(-1);
  return [...(last === undefined ? [] : missingDefault(last)), ...unreachable(rules)];
};
