import type { Book, PartDocuments, PartsOfBook } from "@models/agreement/book";
import { AgreementSchema } from "@models/agreement/agreement";
import { acceptanceOf } from "@models/commitments/asked";
import type { Commitment } from "@models/commitments/commitment";
import { commitmentHash } from "@models/commitments/committed-text";
import type { Signature } from "@models/commitments/signature";
import { PARTS, PART_NAMES, type PartName } from "@models/agreement/parts";
import { englishScheme } from "@models/agreement/scheme";
import { IndicatorSchema, type Indicator } from "@models/measures/indicator";
import type { Action } from "@models/actions/action";
import type { Target } from "@models/targets/target";

/** Books made of plain data, for checks, the glance and publishing. */

const paper = { rev: 1, created: { by: "facilitator", at: "2008-02-01T09:00:00.000Z", via: "page" }, changes: [] };

let made = 0;

/** A part with the fields that its form would need and those that the test cares about. */
export function aPart<N extends PartName>(kind: N, fields: object = {}): PartDocuments[N] {
  const given: { _id?: string } = { ...USUAL[kind], ...fields };
  const read = PARTS[kind].schema.parse(given);
  const _id = given._id ?? `${kind}${++made}`;
  return { ...paper, ...read, _id, agreement: "a1", removed: null } as unknown as PartDocuments[N];
}

const USUAL: Partial<Record<PartName, object>> = {
  priority: { _id: "jobs", name: "To promote job creation" },
  evidence: { priority: "jobs", title: "Business survey", kind: "local survey" },
  cause: { priority: "jobs", text: "Few business premises" },
  consultation: { priority: "jobs", who: "Traders", how: "A meeting", date: "2008-01-10" },
  candidate: { priority: "jobs", indicator: "NI 171" },
  target: {
    priority: "jobs",
    name: "VAT registrations",
    indicator: "NI 171",
    area: "E08000026",
    designation: "designated",
    baseline: { period: "CY2005", value: 29.1 },
    trajectory: { CY2007: 30.2, CY2011: 36.2 },
    lead: "council",
    related: ["chamber"],
  },
  option: { priority: "jobs", name: "Enterprise advice", kind: "new" },
  resource: { name: "Council budget", giver: "council", kind: "budget" },
  action: {
    priority: "jobs",
    what: "Start-up clinics",
    kind: "new",
    owner: "council",
    end: "2009-03-31",
  },
};

type Given = { [N in PartName]?: readonly PartDocuments[N][] };

export function aBook(given: Given = {}, more: Partial<Omit<Book, "agreement">> & { agreement?: object } = {}): Book {
  const agreement = AgreementSchema.parse({
    code: "coventry-2008",
    name: "Coventry Local Area Agreement",
    partnership: "coventry",
    region: "E12000005",
    area: "E08000026",
    scheme: englishScheme(2008),
    ...more.agreement,
  });
  return {
    from: "working documents",
    reader: { from: "partnership", organisations: ["council"] },
    partnership: { ...paper, _id: "coventry", code: "coventry", name: "Coventry Partnership" } as never,
    organisations: [
      { _id: "council", name: "Coventry City Council", status: { state: "active" } },
      { _id: "chamber", name: "Chamber of Commerce", status: { state: "active" } },
      { _id: "police", name: "West Midlands Police", status: { state: "active" } },
    ] as never,
    people: [{ _id: "facilitator", name: "Farah Khan", organisations: [] }],
    areas: [
      { _id: "E08000026", name: "Coventry", kind: "metropolitan district" },
      { _id: "E12000005", name: "West Midlands", kind: "region" },
    ] as never,
    groups: [],
    indicators: [],
    observations: [],
    batches: [],
    hidden: [],
    ...more,
    agreement: { ...paper, ...agreement, _id: "a1" } as never,
    parts: {
      ...(Object.fromEntries(PART_NAMES.map((name) => [name, given[name] ?? []])) as unknown as PartsOfBook),
      commitment: given.commitment ?? [
        ...new Set([...(given.target ?? []), ...(given.action ?? [])].flatMap(({ _id }) => answers.get(_id) ?? [])),
      ],
    },
  };
}

export function anIndicator(fields: Partial<Indicator>): Indicator {
  const usual = {
    _id: "NI 171",
    code: "NI 171",
    name: "VAT registrations",
    definitions: { "1": { text: "New registrations", from: null, to: null, why: "", comparableWithLast: true } },
    unit: "per 10,000 adults",
    polarity: "higher",
    frequency: "year",
    dimension: "effectiveness",
    decimals: 1,
    source: "Official statistics",
    combine: "none",
    theme: "Local economy",
    partnership: null,
  };
  return { ...paper, ...IndicatorSchema.parse({ ...usual, ...fields }) } as Indicator;
}

const answers = new Map<string, Commitment[]>();

/** The part, which an organisation has answered as it says now: a book that it is put into has the commitment. */
export function answered<T extends Target | Action>(
  kind: "target" | "action",
  part: T,
  organisation: string,
  answer: Signature["answer"],
): T {
  const promiser = { answer, by: "p1", at: "2008-02-20T09:00:00.000Z", saw: commitmentHash(kind, part), rev: part.rev };
  const commitment = aPart("commitment", { ...acceptanceOf(kind, part, organisation), promiser });
  answers.set(part._id, [...(answers.get(part._id) ?? []), commitment]);
  return part;
}
