/** Largest input, output, task result or variable, in UTF-8 bytes of JSON (Step Functions quotas: 256 KiB). */
export const MAX_DATA_BYTES = 262_144;

/** Longest history of a standard execution, in events (Step Functions quotas). */
export const MAX_HISTORY_EVENTS = 25_000;

/** Iterations of an inline Map that run at once at most, whatever MaxConcurrency says (Step Functions quotas). */
export const MAX_INLINE_CONCURRENCY = 40;

/** Longest Wait, timeout or retry interval, in seconds (Amazon States Language). */
export const MAX_SECONDS = 99_999_999;
