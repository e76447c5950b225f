/** So many at once take up one item after the other; the answers are in the order of the items. */
export const atOnce = async <Item, Answer>(
  concurrency: number,
  items: readonly Item[],
  act: (item: Item) => Promise<Answer>,
): Promise<readonly Answer[]> => {
  const answers: Answer[] = new Array(items.length);
  const left = items.entries();
  const party = async () => {
    for (const [index, item] of left) answers[index] = await act(item);
  };
  await Promise.all(Array.from({ length: concurrency }, party));
  return answers;
};
