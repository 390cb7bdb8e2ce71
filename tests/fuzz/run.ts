import { holdMutant } from "./hold-mutant";
import { mutantOf } from "./mutants";

/**
 * `npm run fuzz -- [count] [first seed]`: spoilt files by the thousand, each read right or refused with words. Prints those
 * that are not, and goes on.
 */
const count = Number(process.argv[2] ?? 2000);
const first = Number(process.argv[3] ?? 1_000_000);
const outcomes = { read: 0, refused: 0, wrong: 0 };
for (let seed = first; seed < first + count; seed++) {
  try {
    outcomes[await holdMutant(await mutantOf(seed))] += 1;
  } catch (error) {
    outcomes.wrong += 1;
    console.log(error instanceof Error ? error.message : error);
  }
  if ((seed - first + 1) % 1000 === 0) process.stderr.write(`${seed - first + 1} of ${count}\n`);
}
console.log(`${outcomes.read} read right, ${outcomes.refused} refused with words, ${outcomes.wrong} neither`);
process.exitCode = outcomes.wrong === 0 ? 0 : 1;
