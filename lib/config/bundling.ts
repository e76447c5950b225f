import { type BundlingOptions, LogLevel, OutputFormat } from "aws-cdk-lib/aws-lambda-nodejs";
import { LAMBDA_BUNDLE } from "../../adapters/runtime/bundling.ts";

/** How every Lambda is bundled, in CDK's words; it sets `bundle` and `platform` by itself. */
export const BUNDLING: BundlingOptions = {
  target: LAMBDA_BUNDLE.target,
  format: { esm: OutputFormat.ESM }[LAMBDA_BUNDLE.format],
  mainFields: [...LAMBDA_BUNDLE.mainFields],
  minify: LAMBDA_BUNDLE.minify,
  sourceMap: LAMBDA_BUNDLE.sourcemap,
  sourcesContent: LAMBDA_BUNDLE.sourcesContent,
  bundleAwsSDK: true,
  logLevel: { warning: LogLevel.WARNING }[LAMBDA_BUNDLE.logLevel],
  esbuildArgs: {
    // The library has an option for it that it does not hand on.
    "--charset": LAMBDA_BUNDLE.charset,
    "--alias": Object.entries(LAMBDA_BUNDLE.alias).map(([from, to]) => `${from}=${to}`),
  },
  banner: LAMBDA_BUNDLE.banner.js,
};
