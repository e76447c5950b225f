/** A function that works each answer out once: loading a file costs milliseconds, and the files do not change. */
export const oncePer = <Key, Value>(load: (key: Key) => Value): ((key: Key) => Value) => {
  const loaded = new Map<Key, Value>();
  return (key) => {
    const known = loaded.get(key);
    if (known !== undefined) return known;
    const value = load(key);
    loaded.set(key, value);
    return value;
  };
};
