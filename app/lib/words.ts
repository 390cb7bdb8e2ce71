const SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** A number as text has it: "four", 12. */
export const inWords = (count: number): string => SMALL[count] ?? String(count);

/** A count as text has it: "no actions", "one action", "twelve" as 12. @param many when adding an s does not make it. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${SMALL[count] ?? count} ${count === 1 ? one : many}`;
}

/** A count as tables have it: "0 targets", "1 target", "12 targets". */
export const countOf = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`;

/** "a", "a and b", "a, b and c". @param last what stands before the last, when it is not "and". */
export function listed(words: readonly string[], last = "and"): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

/** "a goal", "an expected change". */
export const withArticle = (noun: string): string => `${/^[aeio]/i.test(noun) ? "an" : "a"} ${noun}`;

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
