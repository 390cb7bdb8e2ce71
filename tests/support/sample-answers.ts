/**
 * For every exercise, the fields of one person's answer to a round: its words hold `mark`, and its numbers are rare, so that
 * either is found wherever it is sent.
 * @param material what the round was opened with.
 */
export const SAMPLE_ANSWERS: Readonly<
  Record<string, (mark: string, material: never, round: number) => Readonly<Record<string, string>>>
> = {
  see: (mark) => ({ "notes.0.text": mark, "notes.0.point": "" }),
  why: (mark, material: { asks: string; choices?: { id: string }[] }) =>
    material.asks === "causes" ? { "notes.0": mark } : { [`dots.${material.choices?.[0]?.id ?? ""}`]: "3" },
  know: (mark) => ({ "evidence.0.title": mark, "evidence.0.kind": "data", "evidence.0.by": "2031-10-17" }),
  where: (mark) => ({ areaWide: "yes", other: mark }),
  far: (mark) => ({ value: "36.417", low: "31.873", high: "41.629", why: mark }),
  "data-asks": (mark) => ({ text: mark, evidence: `${mark} survey` }),
  temperature: () => ({ face: "4" }),
};

/** Numbers that the samples answer with and that stand nowhere else. */
export const RARE_NUMBERS = ["36.417", "31.873", "41.629"];
