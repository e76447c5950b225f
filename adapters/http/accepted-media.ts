/** Longer headers are no client's choice; what comes after is not read. */
const rangesMax = 32;

const weight = /^q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/;

type Range = { readonly type: string; readonly subtype: string; readonly quality: number };

const rangeOf = (text: string): Range => {
  const [media = "", ...parameters] = text.split(";").map((part) => part.trim().toLowerCase());
  const [type = "", subtype = ""] = media.split("/");
  const given = parameters.find((parameter) => parameter.startsWith("q="));
  const quality = given === undefined ? 1 : Number(weight.exec(given)?.[1] ?? 0);
  return { type, subtype, quality };
};

// The range that says most about a media type says how welcome it is.
const qualityOf = (ranges: readonly Range[], media: string): number => {
  const [type, subtype] = media.split("/");
  const exact = ranges.find((range) => range.type === type && range.subtype === subtype);
  const ofType = ranges.find((range) => range.type === type && range.subtype === "*");
  const any = ranges.find((range) => range.type === "*" && range.subtype === "*");
  return (exact ?? ofType ?? any)?.quality ?? 0;
};

/**
 * The media type of an answer by the Accept header: of those offered the most welcome one, the first of equals, and the first
 * of all when nothing is said; undefined when none is accepted (RFC 9110, 12.5.1).
 */
export const acceptedMedia = <Media extends string>(
  accept: string | undefined,
  offered: readonly Media[],
): Media | undefined => {
  if (accept === undefined || accept.trim() === "") return offered[0];
  const ranges = accept.split(",", rangesMax).map(rangeOf);
  return offered
    .map((media) => ({ media, quality: qualityOf(ranges, media) }))
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality)[0]?.media;
};
