import type { Target } from "../../targets/target";
import type { Book } from "../book";
import { stepHref } from "./about";
import type { Finding } from "./check";

/** Too many targets of one designation. */
export function overCap(book: Book, designation: Target["designation"], cap: number): Finding[] {
  const count = book.parts.target.filter((target) => target.designation === designation).length;
  if (count <= cap) return [];
  const over = count - cap;
  return [
    {
      what: `${count} targets are ${designation}, ${over} more than the ${cap} that the scheme allows`,
      todo: over === 1 ? "Make one target local" : `Make ${over} targets local`,
      aim: `make ${over} of the ${count} ${designation} targets local`,
      priority: null,
      step: 3,
      href: stepHref(book, 3),
    },
  ];
}
