/** DynamoDB's overhead of a list or map, and of each member in it. */
const CONTAINER_BYTES = 3;
const MEMBER_BYTES = 1;

const textBytes = (text: string): number => Buffer.byteLength(text, "utf8");

// One byte for each two significant digits, and one more.
const numberBytes = (value: number): number => {
  const digits = Math.abs(value)
    .toString()
    .replace(".", "")
    .replace(/^0+|0+$/g, "");
  return Math.ceil(digits.length / 2) + 1;
};

const valueBytes = (value: unknown): number => {
  if (typeof value === "string") return textBytes(value);
  if (typeof value === "number") return numberBytes(value);
  if (typeof value !== "object" || value === null) return 1;
  if (Array.isArray(value))
    return CONTAINER_BYTES + value.reduce((bytes: number, member) => bytes + MEMBER_BYTES + valueBytes(member), 0);
  return CONTAINER_BYTES + itemBytes(value) + MEMBER_BYTES * Object.keys(value).length;
};

/**
 * An item's size as DynamoDB counts it: names and values in UTF-8. By "DynamoDB item sizes and formats" of its developer guide,
 * which calls the size of a number approximate.
 */
export const itemBytes = (item: object): number =>
  Object.entries(item)
    .filter(([, value]) => value !== undefined)
    .reduce((bytes, [name, value]) => bytes + textBytes(name) + valueBytes(value), 0);
