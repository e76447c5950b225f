/** How long an agent has a case before others may take it: long enough for one case with a call, short beside its deadline. */
export const CLAIM_LEASE_MINUTES = 30;
