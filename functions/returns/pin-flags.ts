import { type KeptAssignment, keptVariants } from "../../adapters/dynamodb/assignments.ts";
import type { ExperimentInForce } from "../../adapters/dynamodb/experiments-in-force.ts";
import type { FlagContext } from "../../adapters/flags/flags.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { type Assigned, assign, BUCKETS, type Candidate, unitIdOf } from "../../domain/experiments/index.ts";
import { FlowFlag, flowFlags, type PinnedFlag } from "../../domain/kernel/flow-flags.ts";
import type { CommandOf } from "../../domain/returns/index.ts";

type Request = CommandOf<"RequestReturn">;

/** What a case goes by for good, and what its units were given for the first time. */
export interface Pinned {
  readonly command: Pick<Request, "flags" | "experiments">;
  readonly assigned: readonly KeptAssignment[];
}

/** A unit that an experiment takes in, with the variant it has or would get. */
interface Draw {
  readonly experiment: ExperimentInForce;
  readonly assigned: Extract<Assigned, { variant: string }>;
}

const everybody = { from: 0, to: BUCKETS };

const flagFacts = ({ returnId, market, currency, terms, units }: Request): FlagContext => ({
  targetingKey: returnId,
  market,
  currency,
  fault: terms.fault,
  verdict: terms.verdict,
  statutory: terms.statutory,
  reasons: [...new Set(units.map(({ reason }) => reason))],
});

const candidateOf = (request: Request): Candidate => {
  const { returnId: caseId, orderId, buyerId, sellerId, market, currency, terms, facts } = request;
  const lines = facts?.lines ?? [];
  return {
    caseId,
    orderId,
    buyerId,
    sellerId,
    facts: {
      market,
      currency,
      sellerId,
      reasons: [...new Set(lines.map(({ reason }) => reason))],
      categories: [...new Set(lines.map(({ category }) => category))],
      valueMinor: lines.reduce((sum, { valueMinor }) => sum + valueMinor, 0),
      fault: terms.fault,
      verdict: terms.verdict,
      buyerKind: facts?.buyer.kind ?? "",
      sellerLegalStatus: facts?.seller.legalStatus ?? "",
      statutory: terms.statutory,
    },
  };
};

const drawsOf = (inForce: readonly ExperimentInForce[], candidate: Candidate): readonly Draw[] =>
  inForce
    .filter(({ rolledOut }) => rolledOut === undefined)
    .flatMap((experiment) => {
      const assigned = assign(experiment, candidate);
      return "variant" in assigned ? [{ experiment, assigned }] : [];
    });

/**
 * What targeting sees of an experiment: the unit's bucket and each variant's range. A unit that has its variant already finds that
 * one everywhere, so that weights and coverage may change and nobody moves.
 */
const drawnContext = (facts: FlagContext, { experiment, assigned }: Draw, kept: string | undefined): FlagContext => ({
  ...facts,
  targetingKey: assigned.unitId,
  experiment: experiment.key,
  bucket: assigned.bucket,
  ranges: kept === undefined ? assigned.ranges : { [kept]: everybody },
});

const rolledOutContext = (facts: FlagContext, { key, rolledOut }: ExperimentInForce): FlagContext => ({
  ...facts,
  experiment: key,
  bucket: 0,
  ranges: rolledOut === undefined ? {} : { [rolledOut]: everybody },
});

/** One flag of a case, and the assignment that is new with it. */
interface PinnedOne {
  readonly flag: FlowFlag;
  readonly pinned: PinnedFlag;
  readonly fresh?: KeptAssignment;
}

/** Reads what a case's units were given before, and asks OpenFeature for each flag. */
export const pinFlags = async (
  runtime: Runtime,
  request: Request,
  inForce: readonly ExperimentInForce[],
): Promise<Pinned> => {
  const facts = flagFacts(request);
  const candidate = candidateOf(request);
  const draws = drawsOf(inForce, candidate);
  // A case is new, so nothing was given to it before.
  const known = draws.filter(({ experiment: { unit } }) => unit !== "CASE");
  const kept = await keptVariants(
    runtime.store,
    known.map(({ experiment }) => ({ key: experiment.key, unitId: unitIdOf(experiment, candidate) })),
  );

  const drawn = async (flag: FlowFlag, draw: Draw): Promise<PinnedOne> => {
    const { key, unit } = draw.experiment;
    const { unitId, bucket, variant: own } = draw.assigned;
    const earlier = kept.get(key);
    const variant = await runtime.flags.variantOf(flag, drawnContext(facts, draw, earlier));
    // The definition has the last word. Where it says otherwise, the case is no part of the experiment.
    if (variant !== (earlier ?? own)) return { flag, pinned: { variant } };
    const assignment = { key, unit, unitId, assignmentId: `${key}:${unitId}` };
    const fresh = { ...assignment, variant, bucket, assignedAt: request.at };
    return { flag, pinned: { variant, assignment }, ...(earlier === undefined ? { fresh } : {}) };
  };

  const undrawn = async (flag: FlowFlag): Promise<PinnedOne> => {
    const rollout = inForce.find((one) => one.flag === flag && one.rolledOut !== undefined);
    const isRolledOut = rollout !== undefined && !facts.statutory;
    const context = isRolledOut ? rolledOutContext(facts, rollout) : facts;
    return { flag, pinned: { variant: await runtime.flags.variantOf(flag, context) } };
  };

  const all = await Promise.all(
    FlowFlag.options.map((flag) => {
      const draw = draws.find(({ experiment }) => experiment.flag === flag);
      return draw === undefined ? undrawn(flag) : drawn(flag, draw);
    }),
  );
  return together(all);
};

// Kept with the case is what differs from having no flags, and every part in an experiment.
const together = (all: readonly PinnedOne[]): Pinned => {
  const flags = all.filter(({ flag, pinned: { variant, assignment } }) => assignment || variant !== flowFlags[flag][0]);
  const variants = all.flatMap(({ pinned: { variant, assignment } }) =>
    assignment ? [[assignment.key, variant]] : [],
  );
  return {
    command: {
      ...(flags.length === 0 ? {} : { flags: Object.fromEntries(flags.map(({ flag, pinned }) => [flag, pinned])) }),
      ...(variants.length === 0 ? {} : { experiments: Object.fromEntries(variants) }),
    },
    assigned: all.flatMap(({ fresh }) => fresh ?? []),
  };
};
