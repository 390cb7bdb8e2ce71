import type { Agreement } from "@models/agreement/agreement";
import { STEP_TITLES, type Step } from "@models/agreement/steps";
import { formatDay } from "@models/day";
import { exerciseOf } from "@models/workshop/exercises";
import { type Workshop, agendaOf } from "@models/workshop/workshop";
import { capitalised, counted, listed } from "../lib/words";
import type { ShownWorkshop } from "../lib/workshop-minutes.server";
import { workshopsPath } from "../parts/part-paths";
import { type Letter, escaped } from "./digest.server";

interface MinutesOf {
  readonly name: string;
  readonly agreement: Pick<Agreement, "code" | "name">;
  readonly workshop: Workshop;
  readonly shown: ShownWorkshop;
  /** The page of the workshop opens for them. */
  readonly mayRead: boolean;
  /** Such as https://waymark.example.org. */
  readonly origin: string;
  /** Path on which this person stops the letters. */
  readonly stopTo: string;
}

/** Lines under a heading; some of them belong together under a line of their own. */
interface Chapter {
  readonly title: string;
  readonly groups: readonly { readonly title?: string; readonly lines: readonly string[] }[];
}

/** The minutes of a workshop as a letter, as text and as HTML that says the same. It names people only where the plan does. */
export function minutesLetterFor({ name, agreement, workshop, shown, mayRead, origin, stopTo }: MinutesOf): Letter {
  const subject = `Minutes: ${workshop.name}, ${formatDay(workshop.on)}`;
  const about = `${agreement.name}. Step ${workshop.step}, ${STEP_TITLES[workshop.step as Step]}`;
  const chapters = chaptersOf(workshop, shown);
  const links = [
    ...(mayRead ? [{ words: "The minutes with their charts", to: workshopsPath(agreement.code, workshop._id) }] : []),
    { words: "How often you are written to, and about what", to: "/account#mail" },
    { words: "No more letters from Waymark", to: stopTo },
  ];
  const text = [
    `Dear ${name},`,
    `These are the minutes of “${workshop.name}” on ${formatDay(workshop.on)}.\n${about}`,
    ...chapters.map(({ title, groups }) =>
      [
        title.toUpperCase(),
        ...groups.map((group) =>
          [...(group.title ? [group.title] : []), ...group.lines.map((line) => `- ${line}`)].join("\n"),
        ),
      ].join("\n\n"),
    ),
    links.map(({ words, to }) => `${words}: ${origin}${to}`).join("\n"),
  ].join("\n\n");
  const html = [
    `<p>Dear ${escaped(name)},</p>`,
    `<p>These are the minutes of “${escaped(workshop.name)}” on ${formatDay(workshop.on)}.<br>${escaped(about)}</p>`,
    ...chapters.map(
      ({ title, groups }) =>
        `<h2>${escaped(title)}</h2>${groups
          .map(
            (group) =>
              `${group.title ? `<h3>${escaped(group.title)}</h3>` : ""}<ul>${group.lines
                .map((line) => `<li>${escaped(line)}</li>`)
                .join("")}</ul>`,
          )
          .join("")}`,
    ),
    `<p>${links.map(({ words, to }) => `<a href="${escaped(origin + to)}">${escaped(words)}</a>`).join(" · ")}</p>`,
  ].join("\n");
  return { subject, text, html };
}

function chaptersOf(workshop: Workshop, shown: ShownWorkshop): Chapter[] {
  const { decisions, owners, parked } = shown;
  return [
    { title: "Who was there", groups: [{ lines: presentWords(shown) }] },
    { title: "Agenda", groups: [{ lines: shown.agenda.map(agendaWords) }] },
    { title: "Results", groups: resultGroups(workshop) },
    { title: "In the plan", groups: [{ lines: decisions.confirmed }] },
    { title: "Owners and dates", groups: [{ lines: owners.map(({ what, who, by }) => `${what}: ${who}, ${by}`) }] },
    { title: "Set aside", groups: [{ lines: parked }] },
    { title: "Not taken into the plan", groups: [{ lines: decisions.declined }] },
  ].filter(({ groups }) => groups.some(({ lines }) => lines.length > 0));
}

function presentWords({ people, kinds, organisations }: ShownWorkshop): string[] {
  const counts = (of: ShownWorkshop["kinds"]) => listed(of.map(({ word, count }) => `${word} (${count})`));
  return [
    `${capitalised(counted(people, "person", "people"))} took part${kinds.length > 0 ? `: ${counts(kinds)}` : ""}.`,
    ...(organisations.length > 0 ? [`They spoke for ${counts(organisations)}.`] : []),
  ];
}

function agendaWords({ title, ask, left }: ShownWorkshop["agenda"][number]): string {
  return `${title} ${ask}${left ? ` (${left})` : ""}`;
}

/** Each round that was shown, in words. */
function resultGroups(workshop: Workshop): Chapter["groups"] {
  return agendaOf(workshop).flatMap(({ exercise }) => {
    const rounds = Object.entries(exercise.rounds).filter(([, { revealedAt }]) => revealedAt);
    return rounds.map(([number, { counted: answers, present }]) => ({
      title: `${exercise.ask} ${rounds.length > 1 ? `Round ${number}: ` : ""}${answers?.length ?? 0} of ${present ?? 0} answered.`,
      lines: exerciseOf(exercise.kind).words(exercise, Number(number)),
    }));
  });
}
