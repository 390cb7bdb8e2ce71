import type { Act } from "@models/act";
import type { Book } from "@models/agreement/book";
import type { Block } from "../components/print/print-view";
import { type ActionRow, stepFiveOf } from "./step-5.server";
import { capitalised } from "./words";

/** Step 5 of a priority as tables of words. */
export async function actionBlocks(
  book: Book,
  act: Pick<Act, "actor" | "store" | "now">,
  priority: string,
): Promise<Block[]> {
  const page = await stepFiveOf(book, act, new URLSearchParams({ priority }));
  const rows = page.tables.flatMap((table) => table.rows);
  const blocks: (Block | null)[] = [
    page.summary ? { kind: "text", text: page.summary } : null,
    tableOf(
      "Actions",
      ["What, for which target", "Who, with whom", "When", "With what", "Measured against", "Status"],
      rows.map(actionRow),
    ),
    tableOf(
      "Who needs to know",
      ["Who", "What", "How", "When", "Last told"],
      page.told.flatMap(({ tellings }) =>
        tellings.map(({ who, what, how, when, lastTold }) => [who, what, how, when ?? "", lastTold ?? "not yet"]),
      ),
    ),
    tableOf(
      "Reports",
      ["What is reported", "How often", "Prepared by", "To whom, in what form", "Next due"],
      page.reports.map(({ what, every, preparedBy, toWhom, form, due }) => [
        what,
        every,
        preparedBy,
        `${toWhom}: ${form}`,
        due[0]?.day ?? "",
      ]),
    ),
  ];
  return blocks.filter((block) => block !== null);
}

function tableOf(caption: string, head: readonly string[], rows: readonly (readonly string[])[]): Block | null {
  return rows.length === 0 ? null : { kind: "words", table: { caption, head, rows } };
}

function actionRow(row: ActionRow): string[] {
  const party = (each: ActionRow["owner"]) =>
    each ? `${each.name}${each.mark ? ` (${each.mark.words})` : ""}` : "nobody yet";
  const serves = row.serves.map(({ name }) => name).join(", ");
  const partners = row.partners.map(party);
  return [
    `${row.what}. ${capitalised(row.kind)}${serves ? `; serves ${serves}` : ""}`,
    [party(row.owner), row.lead ? `lead: ${row.lead}` : "", partners.length > 0 ? `with ${partners.join(", ")}` : ""]
      .filter((each) => each !== "")
      .join("; "),
    [
      `${row.start ?? "no start"} to ${row.end ?? "no end"}`,
      ...row.milestones.map(({ by, what }) => `${by}: ${what}`),
    ].join("; "),
    row.resources.map(({ amount, note, giver }) => `${amount}, ${note}, ${giver}`).join("; "),
    row.measuredBy ?? "",
    row.mark.words,
  ];
}
