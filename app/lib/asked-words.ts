/**
 * The words that an address asks for by their name, as ?saved=sent does; undefined where no words have that name.
 * @param name null where the address asks for none.
 */
export function askedWords<T>(words: Readonly<Record<string, T>>, name: string | null): T | undefined {
  return name !== null && Object.hasOwn(words, name) ? words[name] : undefined;
}

/** The words of `saved` in a request's address. */
export const savedWords = <T>(words: Readonly<Record<string, T>>, { url }: Pick<Request, "url">): T | undefined =>
  askedWords(words, new URL(url).searchParams.get("saved"));
