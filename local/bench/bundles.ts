import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Metafile } from "esbuild";
import { LAMBDA_BUNDLE } from "../../adapters/runtime/bundling.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const ENTRIES = "functions/lambdas";
const SUFFIX = ".lambda.ts";

/** Where the bytes of a bundle come from: an npm package, or a room of ours. */
export interface BundlePart {
  readonly what: string;
  readonly bytes: number;
}

/** One Lambda as it is deployed: a minified module. */
export interface Bundle {
  readonly name: string;
  readonly file: string;
  readonly bytes: number;
  /** The largest first. They add up to a little less than `bytes`: the rest is what holds them together. */
  readonly parts: readonly BundlePart[];
}

/** The deployed Lambdas by name. */
export const lambdaNames = (): readonly string[] =>
  readdirSync(join(ROOT, ENTRIES))
    .filter((file) => file.endsWith(SUFFIX))
    .map((file) => file.slice(0, -SUFFIX.length));

// The innermost node_modules is the one whose package it is.
const sourceOf = (path: string): string =>
  /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path.split("/")[0] ?? path;

const partsOf = (inputs: Metafile["outputs"][string]["inputs"]): readonly BundlePart[] => {
  const bytesBySource = new Map<string, number>();
  for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
    const what = sourceOf(path);
    bytesBySource.set(what, (bytesBySource.get(what) ?? 0) + bytesInOutput);
  }
  return [...bytesBySource].map(([what, bytes]) => ({ what, bytes })).toSorted((a, b) => b.bytes - a.bytes);
};

const bundled = async (name: string, entry: string, folder: string): Promise<Bundle> => {
  const { mainFields, ...options } = LAMBDA_BUNDLE;
  // A folder each and the name that CDK gives: the source map's name is a part of the module.
  const file = join(folder, name, "index.mjs");
  const { metafile } = await build({
    ...options,
    mainFields: [...mainFields],
    absWorkingDir: ROOT,
    entryPoints: [entry],
    outfile: file,
    metafile: true,
  });
  const [output] = Object.values(metafile.outputs).filter(({ entryPoint }) => entryPoint !== undefined);
  if (output === undefined) throw new Error(`esbuild wrote nothing for ${name}`);
  return { name, file, bytes: output.bytes, parts: partsOf(output.inputs) };
};

/** Bundles a deployed Lambda into a folder, as CDK does. */
export const bundleOf = (name: string, folder: string): Promise<Bundle> =>
  bundled(name, `${ENTRIES}/${name}${SUFFIX}`, folder);

/** Bundles what does nothing but load the SDK's DynamoDB document client, in the same way. */
export const bareBundle = (folder: string): Promise<Bundle> =>
  bundled("bare SDK", "local/bench/bare-lambda.ts", folder);
