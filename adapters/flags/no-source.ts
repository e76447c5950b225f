import type { DefinitionSource } from "./kept-definition.ts";

/** No source at all: the built-in definition holds. */
export const noSource: DefinitionSource = { name: "built-in", look: async () => ({ kind: "absent" }) };
