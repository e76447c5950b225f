/** The refusals of the Step Functions API that the engine gives, named as AWS names them. */
export type ApiErrorName =
  | "ExecutionAlreadyExists"
  | "ExecutionDoesNotExist"
  | "InvalidExecutionInput"
  | "InvalidName"
  | "InvalidToken"
  | "StateMachineDoesNotExist"
  | "TaskDoesNotExist"
  | "TaskTimedOut";

/** A refused API call; `name` is AWS's error name, as on the SDK's exceptions. */
export class ApiError extends Error {
  override readonly name: ApiErrorName;
  constructor(name: ApiErrorName, message: string) {
    super(message);
    this.name = name;
  }
}
