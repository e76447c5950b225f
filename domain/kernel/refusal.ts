/** A "no" as a value. The code reads `noun.why`; each domain extends this with the facts behind its own codes. */
export type Refusal = { readonly code: string };

/** The first rule that says no, in the order given, or undefined when every rule is content. */
export const firstRefusal = <R extends Refusal>(...maybeRefusals: readonly (R | undefined)[]): R | undefined =>
  maybeRefusals.find((refusal) => refusal !== undefined);
