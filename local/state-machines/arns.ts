const ACCOUNT = "arn:aws:states:local:000000000000";

/** The role every local execution claims to run under; nothing checks it. */
export const LOCAL_ROLE_ARN = "arn:aws:iam::000000000000:role/local";

/** The ARN of an execution of the named state machine. */
export const executionArn = (stateMachine: string, name: string): string =>
  `${ACCOUNT}:execution:${stateMachine}:${name}`;

/** The ARN of a state machine. */
export const stateMachineArn = (name: string): string => `${ACCOUNT}:stateMachine:${name}`;

/** The state machine's name in an ARN, or the text itself where a plain name was substituted for the ARN. */
export const stateMachineNameIn = (arnOrName: string): string => arnOrName.slice(arnOrName.lastIndexOf(":") + 1);
