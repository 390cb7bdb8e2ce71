import { z } from "zod";
import { ReportingSchema } from "../../actions/action";
import { AUDIENCE_KINDS } from "../../actions/audience-kinds";
import { optionalLine } from "../../agreement/fields";
import { done } from "../../outcome";
import { bundled } from "./bundled";
import { type Asking, type Offer, exerciseKind, resultOf } from "./kind";

/** What is asked: who needs to know, then when it is reported; with what the plan holds of it already. */
export type TellMaterial = { asks: "tellings" | "reports"; known: string[] };

const max = (length: number) => z.string().trim().max(length, `Shorten this to ${length} characters or fewer`);

const TellingFields = z.object({
  kind: z.enum(AUDIENCE_KINDS, { error: "Choose who they are" }),
  who: optionalLine(),
  what: max(1000),
  how: max(200),
  when: optionalLine(),
});
export type TellTelling = z.infer<typeof TellingFields>;

const ReportFields = ReportingSchema.omit({ priority: true });
export type TellReport = z.infer<typeof ReportFields>;

export type TellAnswer = { tellings: TellTelling[] } | { report: TellReport };

export type TellItem = { id: string; text: string; telling: TellTelling | null; report: TellReport | null };
export type TellResult = { items: TellItem[] };

const ASKS = ["tellings", "reports"] as const;
const TELLINGS_EACH = 2;

/** Who needs to know what, how and when; then what is reported, how often and to whom. */
export const tell = exerciseKind<TellMaterial, TellAnswer, TellResult>({
  name: "tell",
  step: 5,
  title: "Who needs to know?",
  what: "Who is told what, how and when; then what is reported, to whom and how often: the same things are put together, and stand in step 5.",
  needs: "nothing",
  minutes: 15,
  names: "nobody",
  ask: () => "Who needs to know, and when do we report?",
  rounds: () => ["Who needs to know", "When we report"],
  material: ({ book, workshop }, round) => {
    const asks = ASKS[round - 1] ?? "reports";
    const ours = ({ priority }: { readonly priority: string }) => priority === workshop.priority;
    const { telling, reporting } = book.parts;
    const known =
      asks === "tellings"
        ? telling.filter(ours).map(({ who, kind, what }) => `${who || kind}: ${what}`)
        : reporting.filter(ours).map(({ what, every }) => `${what}, every ${every}`);
    return done({ asks, known });
  },
  answer: ({ asks }) => (asks === "tellings" ? TellingsSchema : z.object({ report: ReportFields })),
  result: (_asking, _round, _material, said) => ({
    items: said.flatMap(({ answer, content }): TellItem[] =>
      "tellings" in content
        ? content.tellings.map((telling, i) => ({ id: `${answer}-${i}`, text: telling.what, telling, report: null }))
        : [{ id: `${answer}-0`, text: content.report.what, telling: null, report: content.report }],
    ),
  }),
  words: (exercise, round) =>
    bundled(exercise, resultOf<TellResult>(exercise, round)?.items ?? []).map(({ name, items }) => {
      const facts = items.map(({ telling, report }) =>
        telling
          ? [telling.who || telling.kind, telling.how, telling.when].filter(Boolean).join(", ")
          : `every ${report?.every}, to ${report?.toWhom}`,
      );
      return `${name}: ${[...new Set(facts)].join("; ")}`;
    }),
  offers: (asking) => [...tellingOffers(asking), ...reportOffers(asking)],
});

const TellingsSchema = z.object({
  tellings: z
    .array(
      TellingFields.superRefine((telling, context) => {
        const issue = (field: string, message: string) => context.addIssue({ code: "custom", path: [field], message });
        if (!isBegun(telling)) return;
        if (!telling.what) issue("what", "Enter what they need to know");
        if (!telling.how) issue("how", "Enter how they are told");
      }),
    )
    .max(TELLINGS_EACH)
    .transform((tellings) => tellings.filter(isBegun))
    .refine((tellings) => tellings.length > 0, { message: "Enter what they need to know", path: [0, "what"] }),
});

const isBegun = ({ who, what, how, when }: TellTelling) => Boolean(who || what || how || when);

function tellingOffers(asking: Asking): Offer[] {
  const { priority } = asking.workshop;
  const groups = bundled(asking.exercise, resultOf<TellResult>(asking.exercise, 1)?.items ?? []);
  return groups.flatMap(({ id, name, items }): Offer[] => {
    const first = items[0]?.telling;
    if (!first) return [];
    const who = joined(items.map(({ telling }) => telling?.who));
    const how = joined(items.map(({ telling }) => telling?.how)) ?? first.how;
    const when = joined(items.map(({ telling }) => telling?.when));
    const words = `Tell ${who ?? first.kind}: ${name} (${[how, when].filter(Boolean).join(", ")})`;
    return [
      {
        id: `telling-${id}`,
        words,
        write: { add: "telling", content: { priority, kind: first.kind, who, what: name, how, when } },
      },
    ];
  });
}

/** What several said, each once; null where nobody did. */
function joined(said: readonly (string | null | undefined)[]): string | null {
  const words = [...new Set(said.filter(Boolean))].join("; ").slice(0, 200);
  return words === "" ? null : words;
}

function reportOffers(asking: Asking): Offer[] {
  const { priority } = asking.workshop;
  const groups = bundled(asking.exercise, resultOf<TellResult>(asking.exercise, 2)?.items ?? []);
  return groups.flatMap(({ id, name, items }): Offer[] => {
    const first = items[0]?.report;
    if (!first) return [];
    const content = { ...first, priority, what: name.slice(0, 200) };
    const words = `Report ${name} every ${first.every}, ${first.daysAfter} days after its end, by ${first.preparedBy} to ${first.toWhom}: ${first.form}`;
    return [{ id: `report-${id}`, words, write: { add: "reporting", content } }];
  });
}
