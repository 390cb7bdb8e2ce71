/** A long source in lines of at most so many letters, parted between words. */
export function inLines(text: string, longest: number): string[] {
  return text.split(/\s+/).reduce<string[]>((lines, word) => {
    const line = lines.at(-1);
    const longer = line === undefined ? word : `${line} ${word}`;
    if (line === undefined || longer.length > longest) return [...lines, word];
    return [...lines.slice(0, -1), longer];
  }, []);
}
