/** Something that can never be true was true: a bug, never a user's mistake. Nobody catches it to carry on. */
export class InvariantViolation extends Error {
  override readonly name = "InvariantViolation";
}

/** Throws `InvariantViolation` with the message, a sentence about what must hold, unless the condition is true. */
export function invariant(condition: boolean, message: string): asserts condition {
  if (!condition) throw new InvariantViolation(message);
}
