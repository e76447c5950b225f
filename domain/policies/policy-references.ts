import type { Instant } from "../kernel/instant.ts";
import type { Floor } from "./floors/floor.ts";
import type { ReasonCatalogue } from "./reason-catalogue.ts";

/** What a policy may refer to. */
export type PolicyReferences = {
  /** The reasons with their defaults. */
  readonly reasons: ReasonCatalogue;
  /** The keys of the sentences that have texts. */
  readonly sentences: ReadonlySet<string>;
  /** Why the rules of a market may not cite a block of an article from an instant on; undefined if they may. */
  readonly articleProblem: (reference: string, market: string, from: Instant) => string | undefined;
  /** The statutory floors by market; a market without floors has none. */
  readonly floors: ReadonlyMap<string, readonly Floor[]>;
};
