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

/** Whether the step that an event tells of came after its deadline. */
export const isLate = (data: unknown): boolean =>
  typeof data === "object" && data !== null && "late" in data && data.late === true;
