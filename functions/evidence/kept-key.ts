/** Where a content lies for good. Its name has its hash, so that two who look at once cannot keep one under the other's name. */
export const keptKey = (evidenceId: string, contentHash: string): string => `kept/${evidenceId}/${contentHash}`;
