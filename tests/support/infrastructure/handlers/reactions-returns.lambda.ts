/** Stands for the deployed entry file in tests of the stacks alone. */
export const handler = async (): Promise<void> => {};
