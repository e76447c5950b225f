import { Environment } from "@marcbachmann/cel-js";
import { BuyerReason, Fault } from "../kernel/reasons.ts";
import { BuyerKind, LegalStatus, LineFlag } from "../kernel/request-facts.ts";
import type { ConditionFacts } from "./condition-facts.ts";
import { parserLimits } from "./condition-limits.ts";
import { ReturnRule } from "./reason-catalogue.ts";
import type { WindowName } from "./windows.ts";

type CelType = "string" | "int" | "bool" | "list<string>";
type CelSchema<Facts> = {
  readonly [K in keyof Facts]: Facts[K] extends readonly string[] ? "list<string>" : CelTypeOf<Facts[K]>;
};
type CelTypeOf<Value> = Value extends string
  ? "string"
  : Value extends number
    ? "int"
    : Value extends boolean
      ? "bool"
      : CelSchema<Value>;

/** The type of every fact; the compiler holds it to `ConditionFacts`. Windows differ by market and are added apart. */
const schema: CelSchema<Omit<ConditionFacts, "inWindow">> = {
  reason: "string",
  defaults: { fault: "string", returnRule: "string" },
  seller: { legalStatus: "string", informedOfWithdrawal: "bool" },
  buyer: { kind: "string", priorReturnless: "int" },
  flags: "list<string>",
  exclusionDisclosed: "bool",
  category: "string",
  valueMinor: "int",
  requestValueMinor: "int",
  wholeOrder: "bool",
  photos: "int",
  shipped: "bool",
  delivered: "bool",
  deliveryProven: "bool",
  daysSinceDelivery: "int",
  promised: "bool",
  lateByDays: "int",
  justDelivered: "bool",
};

/**
 * The closed lists behind the facts that are codes: a text compared with one of these must be on its list. `category` is
 * the marketplace's own word and has none.
 */
export const codesByFact: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ["reason", BuyerReason.options],
  ["defaults.fault", Fault.options],
  ["defaults.returnRule", ReturnRule.options],
  ["seller.legalStatus", LegalStatus.options],
  ["buyer.kind", BuyerKind.options],
  ["flags", LineFlag.options],
]);

const isPlain = (type: CelType | object): type is CelType => typeof type === "string";

const base = Object.entries<CelType | Record<string, string>>(schema).reduce(
  (environment, [name, type]) =>
    isPlain(type) ? environment.registerVariable(name, type) : environment.registerVariable({ name, schema: type }),
  new Environment({ unlistedVariablesAreDyn: false, limits: parserLimits }),
);

/** The language of one market's conditions: all facts, and `inWindow` with the periods that the market has. */
export const environmentFor = (windows: readonly WindowName[]): Environment =>
  base.clone().registerVariable({
    name: "inWindow",
    schema: Object.fromEntries(windows.map((name) => [name, "bool"])),
  });

/** The facts as CEL wants them: its whole numbers are bigints. */
export const celContext = (facts: ConditionFacts): Readonly<Record<string, unknown>> => ({
  ...facts,
  buyer: { kind: facts.buyer.kind, priorReturnless: BigInt(facts.buyer.priorReturnless) },
  valueMinor: BigInt(facts.valueMinor),
  requestValueMinor: BigInt(facts.requestValueMinor),
  photos: BigInt(facts.photos),
  daysSinceDelivery: BigInt(facts.daysSinceDelivery),
  lateByDays: BigInt(facts.lateByDays),
});
