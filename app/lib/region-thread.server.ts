import type { Act } from "@models/act";
import { AGREEMENT, addComment } from "@models/agreement/add-comment";
import { type Book, openBook, subjectOf } from "@models/agreement/book";
import { PARTS, type Part, isPartName, lockOn } from "@models/agreement/parts";
import type { Comment } from "@models/agreement/priority";
import { regionThreadOf } from "@models/agreement/region-thread";
import { type Outcome, refuse } from "@models/outcome";
import { findNames } from "@models/people/find-names";
import { may } from "@models/people/permissions";
import type { Store, Stored } from "@models/store/port";
import { titleOf } from "../parts/part-page.server";
import { partPath } from "../parts/part-paths";
import { formatInstant } from "./dates";
import type { GatedSignedIn } from "./gate.server";
import { text } from "./several-forms.server";

/**
 * What partnership and region say to each other, as one reader may see it; null while there is no such thread. Every
 * remark is there, also one about a part that this reader cannot open: then without its name.
 * @param asked what the form starts with: "target:" and the target's id.
 */
export async function regionThread(act: Act, book: Book, asked: string | null) {
  const { agreement } = book;
  const remarks = regionThreadOf(book);
  if (agreement.submissions.length === 0 && remarks.length === 0) return null;
  const writers = remarks.map(({ created }) => created.by);
  const [names, ofRegion] = await Promise.all([
    findNames(act.store, writers),
    peopleOfRegion(act.store, agreement.region, writers),
  ]);
  const sideOf = ({ organisation, created }: Comment) =>
    ofRegion.has(created.by)
      ? book.areas.find(({ _id }) => _id === agreement.region)?.name
      : (book.organisations.find(({ _id }) => _id === organisation)?.name ?? book.partnership.name);
  const mayWrite = agreement.submissions.length > 0 && may(act.actor, "comment.add", subjectOf(agreement));
  const lock = lockOn(PARTS.comment.standing, agreement.status);
  const subjects = threadSubjects(book);
  return {
    remarks: remarks.map((remark) => ({
      id: remark._id,
      who: [names.get(remark.created.by) ?? "Somebody", sideOf(remark)].filter(Boolean).join(", "),
      when: formatInstant(remark.created.at),
      about: aboutOf(book, remark),
      text: remark.text,
    })),
    mayWrite: mayWrite && lock === null,
    lock: mayWrite ? lock : null,
    /** What it may be about besides the agreement as a whole. */
    subjects,
    asked: subjects.some(({ value }) => value === asked) ? asked : null,
  };
}

export type RegionThreadView = NonNullable<Awaited<ReturnType<typeof regionThread>>>;

/** The priorities and their targets, each by its kind and id. */
export function threadSubjects({ parts }: Book): { value: string; label: string }[] {
  return parts.priority.flatMap((priority) => [
    { value: `priority:${priority._id}`, label: priority.name },
    ...parts.target
      .filter((target) => target.priority === priority._id)
      .map((target) => ({ value: `target:${target._id}`, label: `${priority.name}: ${target.name}` })),
  ]);
}

/** Writes what the form says to the other side. */
export async function writeToThread({ act, form }: GatedSignedIn, code: string): Promise<Outcome<unknown>> {
  const about = text(form, "about");
  const [kind = "", id = ""] = about.split(":");
  const isThere = about === "" || threadSubjects(await openBook(act, code)).some(({ value }) => value === about);
  if (!isThere) return refuse("Choose again what it is about: what was chosen is no longer here", "about");
  const on = isPartName(kind) ? { kind, id } : AGREEMENT;
  return addComment(act, code, { on, text: text(form, "text"), thread: "region", seenBy: "everybody" });
}

function aboutOf(book: Book, { on: { kind, id } }: Comment): { words: string; to: string | null } {
  if (!isPartName(kind) || kind === "comment") return { words: "the agreement as a whole", to: null };
  const parts: readonly Part[] = book.parts[kind];
  const part = parts.find(({ _id }) => _id === id);
  if (part !== undefined) {
    return { words: titleOf(book, kind, part), to: partPath(book.agreement.code, kind, id) };
  }
  const { word } = PARTS[kind];
  const thing = `${/^[aeiou]/.test(word) ? "an" : "a"} ${word}`;
  return {
    words: `${thing} that ${book.from === "snapshot" ? "is not in what was submitted" : "you cannot open, or that was removed"}`,
    to: null,
  };
}

async function peopleOfRegion(store: Store, region: string, people: readonly string[]): Promise<Set<string>> {
  if (people.length === 0) return new Set();
  const roles = await store.find<Stored & { person: string }>("roles", {
    region,
    person: { $in: [...new Set(people)] },
  });
  return new Set(roles.map(({ person }) => person));
}
