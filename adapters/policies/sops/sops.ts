import * as z from "zod";
import { invariant } from "../../../domain/kernel/invariant.ts";
import { catalogFindings, Sop, sopFindings, UNSUPPORTED_STEP_TYPES } from "../../../domain/sops/index.ts";
import { oncePer } from "../once.ts";
import { type SopFile, sopFiles } from "./files.ts";

/** Procedures that were read, and everything that is wrong with them. */
export interface SopsRead {
  readonly sops: readonly Sop[];
  readonly problems: readonly { readonly file: string; readonly reason: string }[];
}

const Steps = z.object({ steps: z.array(z.object({ id: z.string(), type: z.string() })) });

/** Steps of types that we do not run: named, since "invalid type" would tell nobody that the type exists elsewhere. */
const unsupported = (document: unknown): readonly string[] =>
  (Steps.safeParse(document).data?.steps ?? [])
    .filter(({ type }) => UNSUPPORTED_STEP_TYPES.includes(type))
    .map(({ id, type }) => `step ${id} is of type ${type}, which is not supported`);

const nameFinding = (file: string, { sopId, version }: Sop): readonly string[] =>
  file.endsWith(`/${sopId}.v${version}.json`) ? [] : [`is ${sopId} version ${version}, and its name says otherwise`];

const read = ({ file, document }: SopFile): SopsRead => {
  const named = unsupported(document);
  if (named.length > 0) return { sops: [], problems: named.map((reason) => ({ file, reason })) };
  const { data, error } = Sop.safeParse(document);
  if (data === undefined) {
    const reasons = error.issues.map(({ path, message }) => `${path.map(String).join(".")}: ${message}`);
    return { sops: [], problems: reasons.map((reason) => ({ file, reason })) };
  }
  const reasons = [...nameFinding(file, data), ...sopFindings(data)];
  return { sops: [data], problems: reasons.map((reason) => ({ file, reason })) };
};

/** Reads procedures and finds what is wrong: a wrong shape, steps that never end, a missing language, versions that collide. */
export const readSops = (files: readonly SopFile[]): SopsRead => {
  const each = files.map(read);
  const sops = each.flatMap((one) => one.sops);
  const between = catalogFindings(sops).map((reason) => ({ file: "policies/sops", reason }));
  return { sops, problems: [...each.flatMap(({ problems }) => problems), ...between] };
};

const readOnce = oncePer(readSops);

/** The procedures of this repository, read at the first use. Throws with file and reason when one is wrong. */
export const publishedSops = (): readonly Sop[] => {
  const { sops, problems } = readOnce(sopFiles);
  invariant(problems.length === 0, problems.map(({ file, reason }) => `${file}: ${reason}`).join("\n"));
  return sops;
};

/** The version that a run keeps, of a list of procedures. Versions are never taken away, so one that is not there is a bug and throws. */
export const versionIn = (
  sops: readonly Sop[],
  { sopId, version }: { readonly sopId: string; readonly version: number },
): Sop => {
  const sop = sops.find((each) => each.sopId === sopId && each.version === version);
  invariant(sop !== undefined, `version ${version} of ${sopId} is kept as long as runs go by it`);
  return sop;
};
