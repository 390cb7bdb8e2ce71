/**
 * Keeps the last so many results by what they were made from: the same figures are asked about on every page, and working
 * them out again takes a thousand times as long as telling that they are the same.
 * @returns gives what was made before from the same key, else makes it.
 */
export function keepLast<R>(most: number): (key: string, make: () => R) => R {
  const kept = new Map<string, R>();
  return (key, make) => {
    const before = kept.get(key);
    if (before !== undefined) return before;
    const made = make();
    const oldest = kept.keys().next().value;
    if (kept.size >= most && oldest !== undefined) kept.delete(oldest);
    kept.set(key, made);
    return made;
  };
}
