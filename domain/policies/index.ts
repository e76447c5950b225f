export { LineFacts, LineFlag, RequestFacts } from "../kernel/request-facts.ts";
export { draftProblems } from "./analysis/draft-problems.ts";
export { analysePolicy } from "./analysis/index.ts";
export type { CompiledPolicy, ExampleCase, PolicyProblem } from "./compiled-policy.ts";
export type { ConditionFacts } from "./condition-facts.ts";
export { documentLimits, excess } from "./document-bounds.ts";
export { evaluate } from "./evaluate.ts";
export { evaluateRequest } from "./evaluate-request.ts";
export { type LoadedPolicy, loadPolicy } from "./load-policy.ts";
export { Market, PolicyDocument } from "./policy-document.ts";
export type { PolicyReferences } from "./policy-references.ts";
export {
  Disposition,
  type InspectionRequirement,
  ReasonCatalogue,
  type ReasonDefaults,
  type RejectRequirement,
} from "./reason-catalogue.ts";
export type { LineVerdict, RequestVerdict } from "./request-verdict.ts";
export { type WindowEnds, windowEnds } from "./window-ends.ts";
