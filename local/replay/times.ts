/** Lengths of time in milliseconds. */
export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** An instant as the API writes it. */
export const instantOf = (ms: number): string => new Date(ms).toISOString();

/** People act on a ten minutes' grid, so that many acts fall on one instant and run side by side. */
const GRID_MS = 10 * MINUTE_MS;

/** The next instant of the grid, unless that is after the last one given. */
export const onGrid = (ms: number, lastMs = Number.POSITIVE_INFINITY): number => {
  const later = Math.ceil(ms / GRID_MS) * GRID_MS;
  return later <= lastMs ? later : Math.floor(ms);
};
