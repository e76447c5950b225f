import type { Evidence, FiledEvidence } from "./evidence.ts";

const flawOf = (filed: FiledEvidence | undefined): string | undefined => {
  const first = filed?.items[0];
  if (filed === undefined || first?.seq !== 0 || first.kind !== "snapshot") return "does not begin with its order";
  return filed.integrity?.state === "intact" ? undefined : `is broken at ${filed.integrity?.seq ?? "an unknown place"}`;
};

/** The evidence of every case begins with the order as the case found it, and nothing of it was touched. */
export const evidenceIsWhole = ({ cases, disputes, filed }: Evidence): readonly string[] =>
  [...cases.keys(), ...disputes.keys()].flatMap((id) => {
    const flaw = flawOf(filed.get(id));
    return flaw === undefined ? [] : [`the evidence of ${id} ${flaw}`];
  });
