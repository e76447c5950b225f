const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, ordered(member)] as const);
  return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)));
};

/**
 * The same text for whatever order a value's members were written in: no space, members in the order of their UTF-16 code units,
 * numbers as ECMAScript writes them (RFC 8785). Absent members and those that are undefined are alike.
 */
export const canonicalJson = (value: unknown): string => JSON.stringify(ordered(value));
