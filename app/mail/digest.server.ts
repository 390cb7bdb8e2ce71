import { counted } from "../lib/words";
import { type DigestLine, KIND_WORDS } from "./digest-lines.server";

export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

interface DigestOf {
  readonly name: string;
  readonly lines: readonly DigestLine[];
  /** Such as https://waymark.example.org. */
  readonly origin: string;
  /** Path on which this person stops the letters. */
  readonly stopTo: string;
}

/** One letter that tells a person all that needs them, as text and as HTML that says the same. */
export function digestFor({ name, lines, origin, stopTo }: DigestOf): Letter {
  const groups = [...new Set(lines.map(({ kind }) => kind))].map((kind) => ({
    title: KIND_WORDS[kind],
    lines: lines.filter((line) => line.kind === kind),
  }));
  const subject = `${counted(lines.length, "thing needs", "things need")} you in Waymark`;
  const foot = [
    `All of it is on your home page: ${origin}/home`,
    `How often you are written to, and about what: ${origin}/account#mail`,
    `No more of these letters: ${origin}${stopTo}`,
  ];
  const text = [
    `Dear ${name},`,
    ...groups.map((group) =>
      [
        group.title,
        ...group.lines.map(({ title, facts, href }) => `- ${title}${facts ? `\n  ${facts}` : ""}\n  ${origin}${href}`),
      ].join("\n"),
    ),
    foot.join("\n"),
  ].join("\n\n");
  const html = [
    `<p>Dear ${escaped(name)},</p>`,
    ...groups.map(
      (group) =>
        `<h2>${escaped(group.title)}</h2><ul>${group.lines
          .map(
            ({ title, facts, href }) =>
              `<li><a href="${escaped(origin + href)}">${escaped(title)}</a>${facts ? `<br>${escaped(facts)}` : ""}</li>`,
          )
          .join("")}</ul>`,
    ),
    `<p><a href="${escaped(origin)}/home">All of it is on your home page</a> · <a href="${escaped(origin)}/account#mail">How often you are written to</a> · <a href="${escaped(origin + stopTo)}">No more of these letters</a></p>`,
  ].join("\n");
  return { subject: subject.charAt(0).toUpperCase() + subject.slice(1), text, html };
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Words as they stand in HTML. */
export const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
