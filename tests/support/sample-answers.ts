/** What is known of a round before it is answered, as far as the samples need it. */
interface Asked {
  readonly criteria?: readonly { readonly id: string }[];
  readonly agreed?: readonly { readonly id: string }[];
}

/**
 * For every exercise, the fields of one person's answer to its first round: its words hold `mark`, and its numbers are
 * rare, so that either is found wherever it is sent.
 */
export const SAMPLE_ANSWERS: Readonly<
  Record<string, (mark: string, asked: Asked) => Readonly<Record<string, string>>>
> = {
  see: (mark) => ({ "notes.0.text": mark, "notes.0.point": "" }),
  why: (mark) => ({ "notes.0": mark }),
  know: (mark) => ({ "evidence.0.title": mark, "evidence.0.kind": "data", "evidence.0.by": "2030-06-01" }),
  where: (mark) => ({ other: mark }),
  far: (mark) => ({ value: "36.417", low: "31.873", high: "41.629", why: mark }),
  "data-asks": (mark) => ({ text: mark, evidence: `${mark} survey` }),
  works: (mark) => ({ "notes.0": mark }),
  which: (_mark, { criteria = [] }) => Object.fromEntries(criteria.map(({ id }) => [`weights.${id}`, "3"])),
  who: (mark) => ({
    other: mark,
    "proposes.0.what": mark,
    "proposes.0.lead": mark,
    "proposes.0.by": "2030-06-01",
  }),
  tell: (mark) => ({
    "tellings.0.kind": "government",
    "tellings.0.who": mark,
    "tellings.0.what": mark,
    "tellings.0.how": mark,
    "tellings.0.when": mark,
    "tellings.1.kind": "government",
  }),
  parking: (mark) => ({ "notes.0": mark }),
  readback: (mark, { agreed = [] }) => Object.fromEntries(agreed.map(({ id }) => [`objections.${id}`, mark])),
  temperature: () => ({ face: "4" }),
};

/** Numbers that the samples answer with and that stand nowhere else. */
export const RARE_NUMBERS = ["36.417", "31.873", "41.629"];
