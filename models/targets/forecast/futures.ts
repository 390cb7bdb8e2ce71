import { fillNormal, normalShare, uniformFrom } from "./random";

/** Simulated futures of every forecast. */
export const DRAWS = 10_000;

/** Standard draws that all forecasts of a seed share, so that neither a chart nor a test flickers. */
export interface Futures {
  /** By steps ahead (index 0 is one): standard normal, moving from step to step as a random walk does. */
  readonly own: readonly Float64Array[];
  /** The same draws as shares of the normal distribution below them, 0 to 1. */
  readonly ownShares: (step: number) => Float64Array;
  readonly common: readonly Float64Array[];
  /** √(ν ÷ χ²) for so many degrees of freedom: what makes a normal draw one of Student's t. */
  readonly stretchOwn: (freedom: number) => Float64Array;
  readonly stretchCommon: (freedom: number) => Float64Array;
}

/** Beyond so many degrees of freedom a t distribution is taken as that of so many. */
const MOST_FREEDOM = 30;

let latest: { readonly seed: number; readonly ahead: number; readonly futures: Futures } | undefined;

/** Made once for a seed and remembered; the same seed gives the same draws, remembered or not. */
export function futuresOf(seed: number, ahead: number): Futures {
  if (latest?.seed !== seed || latest.ahead < ahead) latest = { seed, ahead, futures: drawFutures(seed, ahead) };
  return latest.futures;
}

function drawFutures(seed: number, ahead: number): Futures {
  // Every use has a stream of its own, so that looking farther ahead changes no draw of a nearer step.
  const normals = (use: number, i: number) =>
    fillNormal(
      new Float64Array(DRAWS / 2),
      uniformFrom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(4 * i + use, 0x85ebca6b)),
    );
  const own = walks((i) => normals(0, i), ahead);
  const shares: Float64Array[] = [];
  return {
    own,
    ownShares: (step) => (shares[step] ??= (own[step] ?? new Float64Array()).map((z) => normalShare(z))),
    common: walks((i) => normals(1, i), ahead),
    stretchOwn: stretches((i) => normals(2, i)),
    stretchCommon: stretches((i) => normals(3, i)),
  };
}

/** The second half of the draws mirrors the first (antithetic variates), so that their middle is exact. */
function walks(normals: (i: number) => Float64Array, ahead: number): Float64Array[] {
  const half = DRAWS / 2;
  const sum = new Float64Array(half);
  return Array.from({ length: ahead }, (_, i) => {
    const draws = new Float64Array(DRAWS);
    for (const [d, step] of normals(i).entries()) {
      sum[d] = (sum[d] ?? 0) + step;
      draws[d] = (sum[d] ?? 0) / Math.sqrt(i + 1);
      draws[half + d] = -(draws[d] ?? 0);
    }
    return draws;
  });
}

function stretches(normals: (i: number) => Float64Array): (freedom: number) => Float64Array {
  const half = DRAWS / 2;
  const sums: Float64Array[] = [];
  const known: Float64Array[] = [];
  return (freedom) => {
    const wanted = Math.min(MOST_FREEDOM, Math.max(1, Math.floor(freedom)));
    for (let i = sums.length; i < wanted; i++) {
      const before = sums[i - 1];
      sums.push(normals(i).map((z, d) => (before?.[d] ?? 0) + z * z));
    }
    return (known[wanted] ??= new Float64Array(DRAWS).map((_, d) =>
      Math.sqrt(wanted / (sums[wanted - 1]?.[d % half] ?? wanted)),
    ));
  };
}
