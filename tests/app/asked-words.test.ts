import { expect, it } from "vitest";
import { savedWords } from "~/lib/asked-words";

it("gives the words that an address names, and none for what only a language knows", () => {
  const saved = (query: string) => savedWords({ sent: "It was sent." }, { url: `http://x/account${query}` });
  expect(saved("?saved=sent")).toBe("It was sent.");
  for (const query of ["", "?saved=", "?saved=other", "?saved=__proto__", "?saved=constructor"])
    expect(saved(query)).toBeUndefined();
});
