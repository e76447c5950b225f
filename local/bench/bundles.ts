import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Metafile } from "esbuild";
import { LAMBDA_BUNDLE } from "../../adapters/runtime/bundling.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const ENTRIES = "functions/lambdas";
const SUFFIX = ".lambda.ts";

/** Where bytes of a bundle come from: an npm package, a room of ours, or one module by its path from the root. */
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
  /** Every module of which something is in the bundle. */
  readonly modules: readonly BundlePart[];
}

/** The deployed Lambdas by name. */
export const lambdaNames = (): readonly string[] =>
  readdirSync(join(ROOT, ENTRIES))
    .filter((file) => file.endsWith(SUFFIX))
    .map((file) => file.slice(0, -SUFFIX.length));

// The innermost node_modules is the one whose package it is.
const sourceOf = (path: string): string =>
  /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path.split("/")[0] ?? path;

const modulesOf = (inputs: Metafile["outputs"][string]["inputs"]): readonly BundlePart[] =>
  Object.entries(inputs)
    .map(([what, { bytesInOutput }]) => ({ what, bytes: bytesInOutput }))
    .filter(({ bytes }) => bytes > 0);

const partsOf = (modules: readonly BundlePart[]): readonly BundlePart[] => {
  const bytesBySource = new Map<string, number>();
  for (const { what, bytes } of modules)
    bytesBySource.set(sourceOf(what), (bytesBySource.get(sourceOf(what)) ?? 0) + bytes);
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
  const modules = modulesOf(output.inputs);
  return { name, file, bytes: output.bytes, parts: partsOf(modules), modules };
};

/** Bundles a deployed Lambda into a folder, as CDK does. */
export const bundleOf = (name: string, folder: string): Promise<Bundle> =>
  bundled(name, `${ENTRIES}/${name}${SUFFIX}`, folder);

/** Bundles what does nothing but load the SDK's DynamoDB document client, in the same way. */
export const bareBundle = (folder: string): Promise<Bundle> =>
  bundled("bare SDK", "local/bench/bare-lambda.ts", folder);
