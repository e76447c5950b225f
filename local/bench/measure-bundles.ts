import { type Bundle, bareBundle, bundleOf, lambdaNames } from "./bundles.ts";
import { importTime } from "./import-times.ts";
import { inNewFolder } from "./new-folder.ts";
import { columns } from "./report.ts";
import type { Ratio } from "./stopwatch.ts";

/** A bundle's size and its time to import. The bare one is its own baseline: a ratio far from 1 there says that the machine is busy. */
export type MeasuredBundle = Omit<Bundle, "file" | "modules"> & { readonly importTime: Ratio };

/** Bundles every Lambda and a bare one, and imports each in fresh processes. */
export const measureBundles = (note: (text: string) => void): Promise<readonly MeasuredBundle[]> =>
  inNewFolder(async (folder) => {
    const bare = await bareBundle(folder);
    const bundles = [bare, ...(await Promise.all(lambdaNames().map((name) => bundleOf(name, folder))))];
    return bundles.map((bundle) => {
      note(`importing ${bundle.name}`);
      const { name, bytes, parts } = bundle;
      return { name, bytes, parts, importTime: importTime(bundle, bare) };
    });
  });

/** What the bytes are, by who answers for them; the first that matches a part has it. */
const KINDS = {
  SDK: /^@(aws-sdk|smithy|aws)\//,
  zod: /^zod$/,
  policies: /^policies$/,
  ours: /^(domain|adapters|functions|local)$/,
  others: /./,
} as const;

const kilobytes = (bytes: number): number => Math.round(bytes / 1000);
const milliseconds = (micros: number): number => Math.round(micros / 1000);

const sizesByKind = ({ parts }: MeasuredBundle): readonly number[] => {
  const kinds = Object.entries(KINDS);
  const kindOf = (what: string) => kinds.find(([, pattern]) => pattern.test(what))?.[0];
  return kinds.map(([kind]) =>
    kilobytes(parts.reduce((sum, { what, bytes }) => sum + (kindOf(what) === kind ? bytes : 0), 0)),
  );
};

/** One line a Lambda: kilobytes (1,000 bytes, minified) with what they consist of, and its import beside a bare one. */
export const bundleTable = (bundles: readonly MeasuredBundle[]): string =>
  columns(
    ["bundle", "KB", ...Object.keys(KINDS), "import ms", "bare ms", "ratio"],
    bundles.map((bundle) => [
      bundle.name,
      kilobytes(bundle.bytes),
      ...sizesByKind(bundle),
      milliseconds(bundle.importTime.micros),
      milliseconds(bundle.importTime.baselineMicros),
      bundle.importTime.ratio.toFixed(1),
    ]),
  );
