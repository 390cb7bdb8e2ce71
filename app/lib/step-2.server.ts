import type { Act } from "@models/act";
import { type Book, subjectOf } from "@models/agreement/book";
import { groupsOf } from "@models/agreement/groups-of";
import { lockOn } from "@models/agreement/parts";
import type { Evidence } from "@models/evidence/evidence";
import { STAKEHOLDER_KINDS } from "@models/evidence/evidence";
import { groundsOf, registerOf } from "@models/evidence/grounds";
import { supportOf, supportWords } from "@models/evidence/support";
import { may, organisationsOf } from "@models/people/permissions";
import { hiddenWords } from "../parts/choices";
import { partAnchor, partPath, stepPath } from "../parts/part-paths";
import { PRIORITY_FORM } from "../parts/priority";
import { openSection, sectionOf } from "../parts/section-form.server";
import { STAKEHOLDER_WORDS } from "../parts/stakeholder";
import { audienceWords } from "../parts/words.server";
import { formatDay } from "./dates";
import { priorityAsked } from "./priority-asked.server";
import { capitalised, counted } from "./words";

/** The part of a priority's form that step 2 asks: what must be addressed, and where. */
export const ADDRESS_FORM = sectionOf(PRIORITY_FORM, "mustAddress");

/** What step 2's page shows, formatted. */
export async function stepTwoOf(book: Book, act: Act, asked: URLSearchParams) {
  const { agreement, parts } = book;
  const { code } = agreement;
  const { priority, priorities } = priorityAsked(book, asked);
  const of = <T extends { readonly priority: string }>(list: readonly T[]) =>
    list.filter((part) => part.priority === priority?._id);
  const subject = subjectOf(agreement);
  const isOpen = book.from === "working documents" && lockOn("live", agreement.status) === null;
  const owners = organisationsOf(act.actor, agreement.partnership);
  const evidence = of(parts.evidence);
  const { held, wanted } = registerOf(evidence);
  const causes = of(parts.cause);
  const consultations = of(parts.consultation);
  const hidden = book.hidden.filter(({ kind, supports }) => kind === "evidence" && supports === priority?._id);
  const place = (kind: string, id: string) => ({ id, anchor: partAnchor(kind, id), to: partPath(code, kind, id) });
  const remarks = (id: string) => parts.comment.filter(({ on }) => on.id === id).length;
  const showEvidence = (each: Evidence) => ({
    ...place("evidence", each._id),
    title: each.title,
    kind: each.kind,
    says: each.says ?? "",
    strength: each.strength ?? null,
    source: each.source ?? "",
    isIllustrative: /\billustrative\b/i.test(`${each.source} ${each.says}`),
    date: each.date ? formatDay(each.date) : null,
    link: each.link ?? null,
    wantedFrom: each.wantedFrom ?? null,
    wantedBy: each.wantedBy ? formatDay(each.wantedBy) : null,
    isLate: Boolean(each.wantedBy && each.wantedBy < act.now.slice(0, 10)),
    holder: book.organisations.find(({ _id }) => _id === each.organisation)?.name ?? null,
    audience:
      each.audience.kind === "partnership"
        ? null
        : audienceWords(each.audience, { book, catalogue: [], content: {}, stored: {} }),
    causes: causes.filter((cause) => cause.evidence.includes(each._id)).length,
    remarks: remarks(each._id),
  });
  const grounds = causes.map((cause) => ({ cause, ...groundsOf(book, cause) }));
  return {
    code,
    priority: priority ? { id: priority._id, name: priority.name } : null,
    hasPriorities: priorities.length > 0,
    mayChange: isOpen && may(act.actor, "cause.change", subject),
    mayAddEvidence: isOpen && may(act.actor, "evidence.change", { ...subject, owners }),
    summary: summaryOf({
      held: held.length + hidden.length,
      wanted: wanted.length,
      causes: causes.length,
      bare: grounds.filter(({ restsOnNothing }) => restsOnNothing).length,
      consultations: consultations.length,
      beyond: consultations.filter(({ beyondPartners }) => beyondPartners).length,
    }),
    address: priority && {
      must: priority.mustAddress ?? "",
      areaWide: priority.areaWide,
      places: priority.places.map((area) => book.areas.find(({ _id }) => _id === area)?.name ?? area),
      groups: groupsOf(book, priority),
      area: book.areas.find(({ _id }) => _id === agreement.area)?.name ?? "the area",
      form: await openSection(act, book, ADDRESS_FORM, priority._id, `${stepPath(code, 2, priority._id)}#must-address`),
    },
    causes: grounds.map(({ cause, seen, notShared, restsOnNothing }) => ({
      ...place("cause", cause._id),
      text: cause.text,
      support: supportOf(cause).map((each) => `${supportWords(each)}, workshop of ${formatDay(each.on)}`),
      restsOnNothing,
      evidence: seen.map(({ _id, title, standing }) => ({
        title: standing === "wanted" ? `${title} (wanted)` : title,
        to: `#${partAnchor("evidence", _id)}`,
      })),
      notShared: notShared.map((heldBy) => hiddenWords(book, heldBy)),
      remarks: remarks(cause._id),
    })),
    stakeholders: STAKEHOLDER_KINDS.map((kind) => ({
      kind,
      title: STAKEHOLDER_WORDS[kind] ?? kind,
      people: of(parts.stakeholder)
        .filter((each) => each.kind === kind)
        .map((each) => ({
          ...place("stakeholder", each._id),
          who: each.who,
          quality: each.quality ?? "",
          lastHeard: each.lastHeard ? formatDay(each.lastHeard) : null,
        })),
    })),
    interventions: of(parts.intervention).map((each) => ({
      ...place("intervention", each._id),
      name: each.name,
      facts: [each.runBy, each.cost, each.reach].filter(Boolean).join(" · "),
      achieves: each.achieves ?? "",
      fallsShort: each.fallsShort ?? "",
    })),
    held: held.map(showEvidence),
    wanted: wanted.map(showEvidence),
    notShared: hidden.map(({ heldBy }) => hiddenWords(book, heldBy)),
    consultations: [...consultations]
      .sort((a, b) => b.date.localeCompare(a.date))
      .map((each) => ({
        ...place("consultation", each._id),
        who: each.who,
        how: each.how,
        when: formatDay(each.date),
        said: each.said ?? "",
        beyondPartners: each.beyondPartners,
      })),
    heardBeyond: consultations.some(({ beyondPartners }) => beyondPartners),
  };
}

export type StepTwo = Awaited<ReturnType<typeof stepTwoOf>>;

interface Counts {
  readonly held: number;
  readonly wanted: number;
  readonly causes: number;
  readonly bare: number;
  readonly consultations: number;
  readonly beyond: number;
}

/** What the page holds, in two or three sentences; empty when it holds nothing yet. */
function summaryOf({ held, wanted, causes, bare, consultations, beyond }: Counts): string {
  const heldWords = held === 0 ? "" : `${capitalised(counted(held, "piece of evidence", "pieces of evidence"))} held`;
  const wantedWords = wanted === 0 ? "" : `${counted(wanted, "more", "more")} wanted`;
  const evidence = [heldWords, heldWords ? wantedWords : capitalised(wantedWords)].filter(Boolean).join(", ");
  const resting =
    causes === 0
      ? ""
      : `${capitalised(counted(causes, "cause"))}${bare === 0 ? ", each resting on evidence" : `, ${bare === causes ? "none resting on evidence" : `${counted(bare, "of them", "of them")} resting on nothing`}`}`;
  const heard =
    consultations === 0
      ? ""
      : `${capitalised(counted(consultations, "consultation"))}, ${beyond === 0 ? "none beyond the partner agencies" : `${counted(beyond, "of them", "of them")} beyond the partner agencies`}`;
  return [evidence, resting, heard]
    .filter(Boolean)
    .map((sentence) => `${sentence}.`)
    .join(" ");
}
