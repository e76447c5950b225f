import { Visibility, type WithheldReason } from "../../domain/evidence/index.ts";

/** Members of events that list evidence; a proof of posting is evidence too. */
const LISTS: ReadonlySet<string> = new Set(["evidenceIds", "proofIds"]);

/** Every piece of evidence that an event's data names, at whatever depth, each once and in order. */
export const namedEvidence = (data: unknown): readonly string[] => {
  const named = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [name, member] of Object.entries(value)) {
      if (LISTS.has(name) && Array.isArray(member)) for (const id of member) named.add(String(id));
      else walk(member);
    }
  };
  walk(data);
  return [...named];
};

/** How a party of a dispute says why the other side may not see a piece, in the words of the file. */
const REASONS: Readonly<Record<string, WithheldReason>> = {
  personal_data: "PERSONAL_DATA",
  trade_secret: "TRADE_SECRET",
  safety: "SAFETY_OF_A_PERSON",
  investigation: "FRAUD_DETECTION",
  // What the law forbids to show is unlawful to show.
  legal_obligation: "UNLAWFUL_CONTENT",
};

/** Who may see the pieces that an event names, and why others may not; both sides where the event says nothing. */
export const seenAs = (
  data: unknown,
): { readonly visibility: Visibility; readonly withheldBecause?: WithheldReason } => {
  const { visibility: told, withheldBecause = "" } = data as { visibility?: unknown; withheldBecause?: string };
  const visibility = Visibility.safeParse(told).data ?? "shared";
  const reason = visibility === "shared" ? undefined : REASONS[withheldBecause];
  return { visibility, ...(reason === undefined ? {} : { withheldBecause: reason }) };
};

/** Whether the step that an event tells of came after its deadline. */
export const isLate = (data: unknown): boolean =>
  typeof data === "object" && data !== null && "late" in data && data.late === true;
