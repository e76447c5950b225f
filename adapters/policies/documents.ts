import type { Market } from "../../domain/policies/index.ts";
import brazil from "../../policies/returns-BR.json" with { type: "json" };
import europeanUnion from "../../policies/returns-EU.json" with { type: "json" };
import greatBritain from "../../policies/returns-GB.json" with { type: "json" };
import korea from "../../policies/returns-KR.json" with { type: "json" };
import mexico from "../../policies/returns-MX.json" with { type: "json" };
import unitedStates from "../../policies/returns-US.json" with { type: "json" };

/** A policy as it stands in its file, not yet checked. */
export type PolicyFile = { readonly file: string; readonly document: unknown };

/** The policy of every market. They are imported, not read, so that a bundle carries them. */
export const policyFiles: Readonly<Record<Market, PolicyFile>> = {
  BR: { file: "policies/returns-BR.json", document: brazil },
  EU: { file: "policies/returns-EU.json", document: europeanUnion },
  GB: { file: "policies/returns-GB.json", document: greatBritain },
  KR: { file: "policies/returns-KR.json", document: korea },
  MX: { file: "policies/returns-MX.json", document: mexico },
  US: { file: "policies/returns-US.json", document: unitedStates },
};
