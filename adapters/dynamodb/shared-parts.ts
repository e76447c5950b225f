import { createHash } from "node:crypto";
import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { invariant } from "../../domain/kernel/invariant.ts";
import { fromText, type JsonText, toText } from "./json-text.ts";
import type { Store } from "./store.ts";
import { caseKeys } from "./table-keys.ts";

/**
 * Members of a state that many cases have alike, by the member that they are in: `{ terms: ["clocks"] }`. They are kept once under
 * the hash of their content, which never changes, and each case names it; see docs/decisions/0013.
 */
export type SharedMembers = Readonly<Record<string, readonly string[]>>;

/** A state as it is kept: its own text, and the name of what it shares, if anything. */
export interface KeptState {
  readonly state: JsonText;
  readonly shared?: string;
}

type Document = Readonly<Record<string, unknown>>;
type Table = Pick<Store, "client" | "casesTable">;

/** A process sees a handful: one or a few for each version of a policy. More are read again when they are met again. */
const KNOWN_MAX = 200;

const knownByClient = new WeakMap<Store["client"], Map<string, Document>>();

const placeOf = ({ casesTable }: Table, name: string): string => `${casesTable}/${name}`;

const recall = (table: Table, name: string): Document | undefined =>
  knownByClient.get(table.client)?.get(placeOf(table, name));

const remember = (table: Table, name: string, part: Document): void => {
  const known = knownByClient.get(table.client) ?? new Map<string, Document>();
  knownByClient.set(table.client, known);
  const [oldest] = known.keys();
  if (known.size >= KNOWN_MAX && oldest !== undefined) known.delete(oldest);
  known.set(placeOf(table, name), part);
};

const split = (state: Document, shared: SharedMembers): { readonly own: Document; readonly part: Document } => {
  const own: Record<string, unknown> = { ...state };
  const part: Record<string, unknown> = {};
  for (const [name, members] of Object.entries(shared)) {
    const rest: Record<string, unknown> = { ...(state[name] as Document) };
    part[name] = Object.fromEntries(members.map((member) => [member, rest[member]]));
    for (const member of members) delete rest[member];
    own[name] = rest;
  }
  return { own, part };
};

const joined = (own: Document, part: Document): Document => {
  const whole: Record<string, unknown> = { ...own };
  for (const [name, members] of Object.entries(part))
    whole[name] = { ...(own[name] as Document), ...(members as Document) };
  return whole;
};

/** A state ready to be written. What it shares is kept first, once a process, so that no state names what is not there. */
export const keptState = async (table: Table, state: unknown, shared?: SharedMembers): Promise<KeptState> => {
  if (shared === undefined) return { state: toText(state) };
  const { own, part } = split(state as Document, shared);
  const text = toText(part);
  const name = createHash("sha256").update(text).digest("base64url");
  if (recall(table, name) === undefined) {
    const Item = { ...caseKeys.sharedPart(name), part: text };
    await table.client.send(new PutCommand({ TableName: table.casesTable, Item }));
    remember(table, name, part);
  }
  return { state: toText(own), shared: name };
};

const readPart = async (table: Table, name: string): Promise<Document> => {
  const Key = caseKeys.sharedPart(name);
  const { Item } = await table.client.send(new GetCommand({ TableName: table.casesTable, Key, ConsistentRead: true }));
  invariant(Item !== undefined, `the shared part ${name} was kept before a state named it`);
  const part = fromText(Item.part) as Document;
  remember(table, name, part);
  return part;
};

/** The whole state out of its item, as yet unchecked. */
export const stateIn = async (table: Table, { state, shared }: Document): Promise<unknown> => {
  const own = fromText(state);
  if (typeof shared !== "string") return own;
  return joined(own as Document, recall(table, shared) ?? (await readPart(table, shared)));
};
