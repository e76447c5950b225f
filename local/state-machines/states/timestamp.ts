/** ISO 8601 extended offset date-time, as java.time reads it: any fraction of a second, `Z` or an offset. */
const OFFSET_DATE_TIME =
  /^(?<day>\d{4}-\d{2}-\d{2})T(?<time>\d{2}:\d{2}(?::\d{2})?)(?:\.(?<fraction>\d{1,9}))?(?<zone>Z|[+-]\d{2}:\d{2})$/;

/** Milliseconds since the epoch, cut to the millisecond; undefined when the text is no such instant. */
export const parseTimestamp = (text: string): number | undefined => {
  const parts = OFFSET_DATE_TIME.exec(text)?.groups;
  if (!parts) return undefined;
  const at = Date.parse(
    `${parts.day}T${parts.time}${parts.fraction ? `.${parts.fraction.slice(0, 3)}` : ""}${parts.zone}`,
  );
  // Date.parse rolls the 30th of February over; the calendar says there is none.
  const rolled = new Date(`${parts.day}T00:00:00Z`);
  return Number.isNaN(at) || Number.isNaN(rolled.getTime()) || !rolled.toISOString().startsWith(parts.day ?? "-")
    ? undefined
    : at;
};
