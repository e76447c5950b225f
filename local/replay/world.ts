import { randomUUID } from "node:crypto";
import * as z from "zod";
import { type ApiClient, ApiProblem } from "../api-client.ts";
import { mintToken, type TokenFor } from "../mint-token.ts";
import { type Agenda, createAgenda } from "./agenda.ts";
import { type Books, openBooks } from "./audit/books.ts";
import { instantOf } from "./times.ts";

/** The running system as the script sees it: its API in everybody's name, its clock, and the script's own agenda and books. */
export interface World {
  readonly nobody: ApiClient;
  readonly agenda: Agenda;
  readonly books: Books;
  nowMs(): number;
  /** Sends the clock ahead; everything that is due on the way has happened when this resolves. */
  moveTo(atMs: number): Promise<void>;
  as(whom: TokenFor): Promise<ApiClient>;
  /** A key for a command that was never sent. */
  newKey(): string;
}

const ClockState = z.object({ now: z.string() });

// A clock that also ticks by itself may be past the instant already, and says where it is.
const passedBy = (error: unknown): { readonly body: z.infer<typeof ClockState> } => {
  if (error instanceof ApiProblem && typeof error.facts.now === "string") return { body: { now: error.facts.now } };
  throw error;
};

/** Looks at the clock and makes ready. */
export const openWorld = async (nobody: ApiClient): Promise<World> => {
  let nowMs = Date.parse((await nobody.get("/_local/clock", ClockState)).body.now);
  const clients = new Map<string, Promise<ApiClient>>();
  const run = randomUUID();
  let keys = 0;
  return {
    nobody,
    agenda: createAgenda(),
    books: openBooks(),
    nowMs: () => nowMs,
    moveTo: async (atMs) => {
      const to = instantOf(Math.max(atMs, nowMs));
      nowMs = Date.parse((await nobody.post("/_local/clock", { to }, ClockState).catch(passedBy)).body.now);
    },
    as: (whom) => {
      const name = JSON.stringify(whom);
      const client = clients.get(name) ?? mintToken(nobody, whom);
      clients.set(name, client);
      return client;
    },
    newKey: () => {
      keys += 1;
      return `replay-${run}-${keys}`;
    },
  };
};
