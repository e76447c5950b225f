import * as z from "zod";

// Texts and numbers are guessed: the first of these that a schema accepts is its sample.
const ulid = "01J8Z3K5T7W9Y1B3D5F7H9K1M3";
const prefixes = [
  "ret_",
  "rfd_",
  "leg_",
  "off_",
  "dec_",
  "wrk_",
  "evd_",
  "txt_",
  "srv_",
  "chb_",
  "dsp_",
  "apl_",
  "evt_",
];
const texts = [
  "2026-03-02T14:05:09.000Z",
  "BR",
  ...prefixes.map((prefix) => prefix + ulid),
  "0".repeat(64),
  "sample-1",
];
const numbers = [100, 1, 0];

// A list this long, such as all currencies, is not walked: nobody writes a branch for each of its options.
const optionsMax = 40;

type Schema = z.core.$ZodType;

/** The places where a value could be another one, by path, with how many values there are. */
type Choices = Map<string, number>;

interface Walk {
  readonly chosen: ReadonlyMap<string, number>;
  readonly choices: Choices;
}

const choose = <Option>({ chosen, choices }: Walk, path: string, options: readonly Option[]): Option => {
  if (options.length <= optionsMax) choices.set(path, options.length);
  return options[chosen.get(path) ?? 0] as Option;
};

const guess = (schema: Schema, candidates: readonly unknown[], path: string): unknown => {
  const found = candidates.find((candidate) => z.safeParse(schema, candidate).success);
  if (found === undefined) throw new Error(`no sample fits ${path}`);
  return found;
};

const object = (shape: Readonly<Record<string, Schema>>, path: string, walk: Walk): unknown => {
  const entries = Object.entries(shape).map(([key, inner]) => [key, build(inner, `${path}.${key}`, walk)]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
};

const build = (schema: Schema, path: string, walk: Walk): unknown => {
  const { def } = schema._zod as z.core.$ZodTypes["_zod"];
  switch (def.type) {
    case "object":
      return object(def.shape, path, walk);
    case "array":
      return [build(def.element, `${path}[]`, walk)];
    case "record":
      return { [String(build(def.keyType, `${path}.key`, walk))]: build(def.valueType, `${path}.value`, walk) };
    case "enum":
      return choose(walk, path, Object.values(def.entries));
    case "literal":
      return choose(walk, path, def.values);
    case "boolean":
      return choose(walk, path, [true, false]);
    case "optional":
      return choose(walk, `${path}?`, [true, false]) ? build(def.innerType, path, walk) : undefined;
    case "union":
      return build(choose(walk, `${path}|`, def.options), path, walk);
    case "readonly":
    case "default":
      return build(def.innerType, path, walk);
    case "string":
      // The most ordinary text last, so that ids and instants find their own form first.
      return guess(schema, [texts.at(-1), ...texts], path);
    case "number":
      return guess(schema, numbers, path);
    default:
      throw new Error(`${path} is of a kind without samples: ${def.type}`);
  }
};

/**
 * Values that a schema accepts: one with the first of every option and all that is optional, and for each other option of
 * each enum of up to 40, each flag and each optional field one that differs in it alone. Throws when the schema refuses what came out.
 */
export const samplesOf = <Value>(schema: z.ZodType<Value>): readonly Value[] => {
  const choices: Choices = new Map();
  const first = build(schema, "", { chosen: new Map(), choices });
  const others = [...choices].flatMap(([path, count]) =>
    Array.from({ length: count - 1 }, (_, index) =>
      build(schema, "", { chosen: new Map([[path, index + 1]]), choices: new Map() }),
    ),
  );
  return [first, ...others].map((value) => schema.parse(value));
};
