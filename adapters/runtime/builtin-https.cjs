// Node's own `https` in bundles; it brings `http` with it, see builtin-http.cjs.
module.exports = process.getBuiltinModule("node:https");
