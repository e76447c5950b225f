/** A system outside did not answer, or answered with a fault of its own; `retryable` when asking again may help. */
export class UpstreamFailure extends Error {
  readonly retryable: boolean;

  constructor(system: string, detail: string, options: { retryable: boolean; cause?: unknown }) {
    super(`${system}: ${detail}`, { cause: options.cause });
    // Step Functions matches errors by this name.
    this.name = options.retryable ? "Upstream.Retryable" : "Upstream.Failure";
    this.retryable = options.retryable;
  }
}
