import { canonicalJson } from "../kernel/canonical-json.ts";
import { sha256Hex } from "../kernel/sha256.ts";
import type { ChainEntry, ChainOrigin, EvidenceFile } from "./evidence-file.ts";

/** An entry before it has its place in the chain. */
type Unlinked<Entry extends ChainEntry> = Omit<Entry, "seq" | "previousHash" | "hash">;

/** Where a chain ends: how many entries it has, and the hash of the last. */
export type Head = EvidenceFile["head"];

/** The hash that the first entry follows on: of what the chain is for. */
const genesisOf = ({ evidenceFileId, caseId, orderId }: ChainOrigin): string =>
  sha256Hex(canonicalJson({ evidenceFileId, caseId, orderId }));

/** A chain that has no entry yet. */
export const emptyHead = (origin: ChainOrigin): Head => ({ length: 0, hash: genesisOf(origin) });

/**
 * Puts entries behind a head: the hash of each is that of its canonical JSON (RFC 8785), in which the hash before it stands.
 */
export const linked = <Entry extends ChainEntry>(head: Head, entries: readonly Unlinked<Entry>[]): Entry[] => {
  let { length, hash } = head;
  return entries.map((entry) => {
    const placed = { ...entry, seq: length, previousHash: hash };
    hash = sha256Hex(canonicalJson(placed));
    length += 1;
    return { ...placed, hash } as unknown as Entry;
  });
};

/** The head after entries were put behind another. */
export const headAfter = (head: Head, entries: readonly ChainEntry[]): Head => {
  const last = entries.at(-1);
  return last === undefined ? head : { length: last.seq + 1, hash: last.hash };
};

/** What became of a chain: nothing, or the number of the first entry that is missing, another, or not in its place. */
export type Integrity = { readonly state: "intact" } | { readonly state: "broken"; readonly seq: number };

const broken = (seq: number): Integrity => ({ state: "broken", seq });

/**
 * Looks whether a chain is the one that was written: every entry in its place, with its own content, behind the one before it, and
 * the last where the head says. Finds what was removed, changed, added or put in another order, and names the first such number.
 */
export const verifyChain = (file: ChainOrigin & Pick<EvidenceFile, "chain" | "head">): Integrity => {
  const { chain, head } = file;
  let previousHash = genesisOf(file);
  for (const [seq, entry] of chain.entries()) {
    const { hash, ...content } = entry;
    const isInPlace = entry.seq === seq && entry.previousHash === previousHash;
    if (!isInPlace || sha256Hex(canonicalJson(content)) !== hash) return broken(seq);
    previousHash = hash;
  }
  if (chain.length !== head.length) return broken(Math.min(chain.length, head.length));
  return previousHash === head.hash ? { state: "intact" } : broken(Math.max(0, chain.length - 1));
};

/** The first entry in which two records of one chain differ, if they do. */
export const compareChains = (one: readonly ChainEntry[], other: readonly ChainEntry[]): Integrity => {
  const length = Math.max(one.length, other.length);
  for (let seq = 0; seq < length; seq += 1) if (one[seq]?.hash !== other[seq]?.hash) return broken(seq);
  return { state: "intact" };
};

/** The earliest break of several findings. */
export const firstBreak = (...findings: readonly Integrity[]): Integrity => {
  const breaks = findings.flatMap((finding) => (finding.state === "broken" ? [finding.seq] : []));
  return breaks.length === 0 ? { state: "intact" } : broken(Math.min(...breaks));
};
