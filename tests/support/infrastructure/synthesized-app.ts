import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The project's folder, from which cdk runs the app. */
export const PROJECT = new URL("../../../", import.meta.url).pathname;

interface Manifest {
  readonly artifacts: Readonly<Record<string, { readonly type: string }>>;
}
interface Assets {
  readonly files: Readonly<Record<string, { readonly source: { readonly path: string } }>>;
}
interface LambdaResource {
  readonly Type: string;
  readonly Properties: {
    readonly Code: { readonly S3Key: string };
    readonly Environment: { readonly Variables: Readonly<Record<string, unknown>> };
  };
}

/** A Lambda as it would be uploaded. */
export interface DeployedBundle {
  readonly name: string;
  readonly folder: string;
  readonly variables: readonly string[];
}

const json = <Content>(folder: string, file: string): Content => JSON.parse(readFileSync(join(folder, file), "utf8"));

/** Runs the app as `cdk synth` does, bundling and CloudFormation's own rules included; answers everything it printed. */
export const synthesizeApp = (folder: string): string => {
  const { context } = json<{ context: unknown }>(PROJECT, "cdk.json");
  const env = { ...process.env, CDK_OUTDIR: folder, CDK_CONTEXT_JSON: JSON.stringify(context) };
  const { status, stdout, stderr } = spawnSync(process.execPath, ["bin/app.ts"], {
    cwd: PROJECT,
    env,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`the app does not synthesize:\n${stderr}`);
  return stdout + stderr;
};

/** The stacks in a synthesized folder. */
export const stackNamesIn = (folder: string): readonly string[] =>
  Object.entries(json<Manifest>(folder, "manifest.json").artifacts).flatMap(([name, { type }]) =>
    type === "aws:cloudformation:stack" ? [name] : [],
  );

/** Every Lambda in a synthesized folder. */
export const bundlesIn = (folder: string): readonly DeployedBundle[] =>
  stackNamesIn(folder).flatMap((stack) => {
    const { Resources } = json<{ Resources: Record<string, LambdaResource> }>(folder, `${stack}.template.json`);
    const { files } = json<Assets>(folder, `${stack}.assets.json`);
    return Object.values(Resources).flatMap(({ Type, Properties }) => {
      if (Type !== "AWS::Lambda::Function") return [];
      const asset = files[Properties.Code.S3Key.replace(/\.zip$/, "")];
      if (asset === undefined) throw new Error(`no asset ${Properties.Code.S3Key}`);
      const { Variables } = Properties.Environment;
      return [
        {
          name: String(Variables.POWERTOOLS_SERVICE_NAME),
          folder: join(folder, asset.source.path),
          variables: Object.keys(Variables),
        },
      ];
    });
  });
