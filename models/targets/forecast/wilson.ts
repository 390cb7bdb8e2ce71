/**
 * Interval of a share seen in so many independent draws, within 0 and 1. `met` need not be whole.
 *
 * Source: Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927).
 * @param z standard deviations of a normal distribution: 1.2816 for 80%.
 * @returns 0 to 1 where nothing was drawn.
 */
export function wilsonInterval(met: number, draws: number, z: number): { low: number; high: number } {
  if (draws <= 0) return { low: 0, high: 1 };
  const share = met / draws;
  const spread = z ** 2 / draws;
  const middle = share + spread / 2;
  const reach = Math.sqrt(Math.max(0, spread * share * (1 - share) + spread ** 2 / 4));
  return {
    low: Math.max(0, (middle - reach) / (1 + spread)),
    high: Math.min(1, (middle + reach) / (1 + spread)),
  };
}
