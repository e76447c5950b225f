import { type BundlingOptions, LogLevel, OutputFormat } from "aws-cdk-lib/aws-lambda-nodejs";

// Some dependencies are CommonJS and call `require`, which an ES module does not have by itself.
const REQUIRE_FOR_COMMONJS =
  'import { createRequire as createRequireForBundle } from "node:module"; const require = createRequireForBundle(import.meta.url);';

/** How every Lambda is bundled: one minified ES module with source map, with the SDK inside, so that its version is ours. */
export const BUNDLING: BundlingOptions = {
  format: OutputFormat.ESM,
  mainFields: ["module", "main"],
  minify: true,
  sourceMap: true,
  sourcesContent: false,
  bundleAwsSDK: true,
  logLevel: LogLevel.WARNING,
  banner: REQUIRE_FOR_COMMONJS,
};
