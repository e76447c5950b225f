// Node's own `http` in bundles. Importing it as an ES module reads all of its members, also those that load the client behind
// `fetch`, which costs every cold start some 12 ms; Lambda's own runtime takes it in this way too.
module.exports = process.getBuiltinModule("node:http");
