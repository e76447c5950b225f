import type { FlagContext } from "../../adapters/flags/flags.ts";
import type { FlowFlag } from "../../domain/kernel/flow-flags.ts";
import builtIn from "../../policies/flags.json" with { type: "json" };

/** What a log was told, by message. */
export const keepingLog = () => {
  const lines: { readonly level: string; readonly message: string; readonly facts: Record<string, unknown> }[] = [];
  const at = (level: string) => (message: string, facts?: object) =>
    void lines.push({ level, message, facts: { ...facts } });
  return { lines, info: at("info"), warn: at("warn"), error: at("error") };
};

interface FlagEntry {
  state?: string | undefined;
  variants: Record<string, string>;
  defaultVariant?: string | undefined;
  targeting?: unknown;
}

/** A definition to be changed; what is set to undefined is left out. */
export interface DefinitionDocument {
  metadata: Record<string, unknown>;
  $evaluators?: unknown;
  flags: { [F in FlowFlag]: FlagEntry };
}

/** The definition that comes with the code, changed. */
export const definition = (change: (document: DefinitionDocument) => void = () => {}): string => {
  const document = structuredClone(builtIn) as unknown as DefinitionDocument;
  change(document);
  return JSON.stringify(document);
};

/** The definition with another default of one flag and no targeting. */
export const withDefault = (flag: FlowFlag, variant: string): string =>
  definition(({ flags }) => {
    flags[flag] = { ...flags[flag], defaultVariant: variant, targeting: undefined };
  });

/** A case as targeting sees it, outside of any experiment. */
export const flagContext = (overrides: Partial<FlagContext> = {}): FlagContext => ({
  targetingKey: "ret_1",
  market: "BR",
  currency: "BRL",
  fault: "SELLER",
  verdict: "ask_seller",
  statutory: false,
  reasons: ["NOT_AS_DESCRIBED"],
  ...overrides,
});
