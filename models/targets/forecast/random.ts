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
