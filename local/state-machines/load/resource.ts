import type { TaskPattern, TaskResource } from "../definition.ts";

/** What loading must know of a service: how a task may wait for it, and what Arguments it takes if that is fixed. */
export interface ServiceShape {
  patterns: readonly TaskPattern[];
  argumentNames?: { required: readonly string[]; optional: readonly string[] };
}

/** The services a task may name. */
export type SupportedServices = ReadonlyMap<string, ServiceShape>;

/** The services the engine has of its own. AWS's take more arguments, which are refused here. */
export const BUILT_IN_SHAPES = {
  "lambda:invoke": {
    patterns: ["call", "token"],
    argumentNames: { required: ["FunctionName"], optional: ["Payload"] },
  },
  "states:startExecution": {
    patterns: ["call", "sync"],
    argumentNames: { required: ["StateMachineArn"], optional: ["Name", "Input"] },
  },
} as const satisfies Record<string, ServiceShape>;

const SUFFIXES: Record<string, TaskPattern> = { "": "call", ".waitForTaskToken": "token", ".sync:2": "sync" };
const LAMBDA_ARN = /^arn:[a-z-]+:lambda:[a-z0-9-]*:\d*:function:[\w:$-]+$/;
const FUNCTION_NAME = /^[\w-]{1,64}$/;
const SERVICE_ARN = /^arn:[a-z-]+:states:[a-z0-9-]*:\d*:(?<service>[\w-]+(?::[\w-]+)+?)(?<suffix>\.[\w.]+(?::2)?)?$/;

/** What a task's Resource names, or why it cannot be called here. A bare name is a Lambda whose ARN was substituted. */
export const parseResource = (resource: string, supported: SupportedServices): TaskResource | { reason: string } => {
  if (LAMBDA_ARN.test(resource) || FUNCTION_NAME.test(resource)) return { kind: "function", functionName: resource };
  const { service, suffix = "" } = SERVICE_ARN.exec(resource)?.groups ?? {};
  const pattern = SUFFIXES[suffix];
  if (!service || !pattern || !supported.get(service)?.patterns.includes(pattern)) {
    return { reason: `the resource '${resource}' is not supported` };
  }
  return { kind: "service", service, pattern, suffix };
};

/** What is wrong with the names in a task's Arguments, where they can be seen before it runs. */
export const argumentProblems = (given: object, { argumentNames }: ServiceShape): string[] => {
  if (!argumentNames) return [];
  const { required, optional } = argumentNames;
  const names = Object.keys(given);
  return [
    ...required.filter((name) => !names.includes(name)).map((name) => `Arguments/${name} is missing`),
    ...names
      .filter((name) => ![...required, ...optional].includes(name))
      .map((name) => `Arguments/${name} is not supported`),
  ];
};
