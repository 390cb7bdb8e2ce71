/** Mulberry32 by Tommy Ettinger (public domain): uniform in [0, 1) from a 32-bit seed, the same everywhere. */
export function uniformFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Fills with independent standard normal draws. Source: Box and Muller, Annals of Mathematical Statistics 29 (1958). */
export function fillNormal(draws: Float64Array, uniform: () => number): Float64Array {
  for (let i = 0; i < draws.length; i += 2) {
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    draws[i] = radius * Math.cos(angle);
    if (i + 1 < draws.length) draws[i + 1] = radius * Math.sin(angle);
  }
  return draws;
}

/**
 * Share of the standard normal distribution below z, to 1.2e-7: finer than any number of draws can tell.
 *
 * Source: Press et al., Numerical Recipes in C (1992), section 6.2, the Chebyshev fit of erfc.
 */
export function normalShare(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + x / 2);
  const series = ERFC.reduceRight((sum, coefficient) => coefficient + t * sum, 0);
  const above = (t * Math.exp(-x * x + series)) / 2;
  return z > 0 ? 1 - above : above;
}

const ERFC = [
  -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223,
  0.17087277,
];
