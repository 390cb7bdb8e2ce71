/** Does one stage of the start and prints a line with its time. */
export async function timed<T>(stage: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  console.log(`${stage} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  return result;
}
