const JSONPATH_FIELDS = new Set([
  "InputPath",
  "OutputPath",
  "ResultPath",
  "ResultSelector",
  "Parameters",
  "Result",
  "ItemsPath",
  "MaxConcurrencyPath",
  "ToleratedFailureCountPath",
  "ToleratedFailurePercentagePath",
  "TimeoutSecondsPath",
  "HeartbeatSecondsPath",
  "SecondsPath",
  "TimestampPath",
  "ErrorPath",
  "CausePath",
]);

const DISTRIBUTED_MAP_FIELDS = new Set(["ItemReader", "ItemBatcher", "ResultWriter", "Label"]);

/** Why a field of a state is refused although Step Functions knows it; undefined for any other field. */
export const unsupportedReason = (field: string): string | undefined => {
  if (JSONPATH_FIELDS.has(field)) return `${field} belongs to JSONPath; only JSONata is supported`;
  if (DISTRIBUTED_MAP_FIELDS.has(field)) return `${field} belongs to a distributed map, which is not supported`;
  if (field === "Iterator") return "Iterator is the old name of ItemProcessor, which JSONata states must use";
  if (field === "Credentials") return "Credentials are not supported";
  return undefined;
};
