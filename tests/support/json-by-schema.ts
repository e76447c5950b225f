import fc from "fast-check";

/** As much of JSON Schema as request bodies use. */
interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly maxItems?: number;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

interface Setting {
  readonly definitions: Readonly<Record<string, Schema>>;
  readonly known: Known;
}

/** Texts that mean something to the system, such as ids that exist, by the name of the field that they stand in. */
export type Known = Readonly<Record<string, readonly string[]>>;

/** Values that have broken programs before, and JSON of any other kind. */
const junk = fc.oneof(
  { weight: 3, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  fc.constantFrom<unknown>(null, "", " ", "\u0000", "\ud800", "__proto__", "' OR 1=1 --", "{{7*7}}", "a".repeat(3000)),
  fc.constantFrom<unknown>(-1, -0, 0.1, Number.MAX_SAFE_INTEGER, 2 ** 53, 1e308, -1e308),
  fc.constantFrom<unknown>([], {}, [[]], { constructor: null }, { toString: 1 }),
);

const textOf = ({ pattern = "" }: Schema, { known }: Setting, name: string): fc.Arbitrary<unknown> => {
  const form = new RegExp(pattern, "u");
  const candidates = known[name] ?? Object.values(known).flat();
  const fitting = candidates.filter((text) => form.test(text));
  const free = fc.string({ unit: "grapheme", maxLength: 40 });
  return fitting.length === 0 ? free : fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...fitting) }, free);
};

const objectOf = ({ properties = {}, required = [] }: Schema, setting: Setting): fc.Arbitrary<unknown> => {
  const members = Object.entries(properties).map(([name, schema]) => [name, jsonOf(schema, setting, name)] as const);
  // A missing member is rare where it is required, and as likely as not where it is not.
  const optional = members.filter(([name]) => !required.includes(name)).map(([name]) => name);
  return fc.record(Object.fromEntries(members), {
    requiredKeys: members.map(([name]) => name).filter((name) => !optional.includes(name)),
  });
};

const optionOf = (options: readonly unknown[], usual: readonly string[]): fc.Arbitrary<unknown> => {
  const any = fc.constantFrom(...options);
  return usual.length === 0 ? any : fc.oneof({ weight: 30, arbitrary: fc.constantFrom(...usual) }, any);
};

const fitting = (schema: Schema, setting: Setting, name: string): fc.Arbitrary<unknown> => {
  const { $ref, anyOf, oneOf = anyOf, items } = schema;
  if ($ref !== undefined) return jsonOf(setting.definitions[$ref.split("/").at(-1) ?? ""] ?? {}, setting, name);
  if (oneOf !== undefined) return fc.oneof(...oneOf.map((one) => jsonOf(one, setting, name)));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return optionOf(schema.enum, setting.known[name] ?? []);
  if (schema.type === "object") return objectOf(schema, setting);
  if (schema.type === "array")
    return fc.array(jsonOf(items ?? {}, setting, name), { maxLength: Math.min(schema.maxItems ?? 3, 3) });
  if (schema.type === "integer") return fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 100_000 }));
  if (schema.type === "boolean") return fc.boolean();
  return schema.type === "string" ? textOf(schema, setting, name) : junk;
};

const jsonOf = (schema: Schema, setting: Setting, name = ""): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 150, arbitrary: fitting(schema, setting, name) }, { weight: 1, arbitrary: junk });

/** JSON that mostly has the form that a schema asks for, with what does not belong there now and then anywhere in it. */
export const jsonBySchema = (schema: object, known: Known): fc.Arbitrary<unknown> => {
  const { $defs = {} } = schema as Schema;
  return fc.oneof({ weight: 9, arbitrary: jsonOf(schema as Schema, { definitions: $defs, known }) }, junk);
};
