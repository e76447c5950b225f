// Some dependencies are CommonJS and call `require`, which an ES module does not have by itself.
const REQUIRE_FOR_COMMONJS =
  'import { createRequire as createRequireForBundle } from "node:module"; const require = createRequireForBundle(import.meta.url);';

/**
 * How every Lambda is bundled, in esbuild's words: one minified ES module with source map, with the SDK inside, so that its
 * version is ours. `lib` deploys with it and the bench measures with it.
 */
export const LAMBDA_BUNDLE = {
  bundle: true,
  platform: "node",
  target: "node24",
  format: "esm",
  mainFields: ["module", "main"],
  minify: true,
  // Texts in Korean would be twice as long as escapes, and load no faster.
  charset: "utf8",
  sourcemap: true,
  sourcesContent: false,
  logLevel: "warning",
  // Resolved in the project's folder.
  alias: {
    "node:http": "./adapters/runtime/builtin-http.cjs",
    "node:https": "./adapters/runtime/builtin-https.cjs",
  },
  banner: { js: REQUIRE_FOR_COMMONJS },
} as const;

/** The NODE_OPTIONS of every Lambda: stacks in the logs name our files and lines. */
export const LAMBDA_NODE_OPTIONS = "--enable-source-maps";
