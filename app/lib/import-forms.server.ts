import type { Act } from "@models/act";
import { answerNames, cancelImport, commitImport, findImport } from "@models/importing/bring-in";
import { declineProposal, withdrawProposal } from "@models/importing/decide-proposal";
import { type LaterEdit, undoImport } from "@models/importing/undo-import";
import { formatPeriod } from "@models/measures/period";
import { UNDECIDED } from "./import-words";
import { NotFoundError, type Outcome, done } from "@models/outcome";
import type { ImportRunner } from "../host/import-runner";
import { formatInstant } from "./dates";

/** What a form of an import's page came to, when it did not simply move on. */
export type ImportAnswer =
  | {
      readonly kind: "refused";
      /** By field; "import" is the page as a whole. */
      readonly errors: Readonly<Record<string, readonly string[]>>;
      /** The reason as it was typed. */
      readonly typed?: string;
    }
  | {
      readonly kind: "later edits";
      readonly edits: readonly { readonly what: string; readonly who: string; readonly when: string }[];
    };

/** How long a page waits for work that is done at once, before it shows how far it has come. */
const PATIENCE_MS = 1500;

/** Lets an import be taken up, and waits a moment for it: a small file is done before anybody could look. */
export async function takeUpImport(imports: Pick<ImportRunner, "run">, id: string): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, PATIENCE_MS)));
  await Promise.race([imports.run(id), patience]);
  clearTimeout(timer);
}

/** Does what one of the page's forms asks. @throws NotFoundError for a form that the page does not have. */
export async function submitImport(
  act: Act,
  imports: Pick<ImportRunner, "run">,
  id: string,
  form: FormData,
): Promise<ImportAnswer | undefined> {
  const intent = String(form.get("intent"));
  if (intent === "withdraw") return moved(await withdrawProposal(act, id));
  await findImport(act, id);
  if (intent === "decline") {
    const typed = String(form.get("reason") ?? "");
    return moved(await declineProposal(act, id, typed), typed);
  }
  if (intent === "undo") return undo(act, id, form.get("even-so") === "yes");
  if (intent !== "answer" && intent !== "commit" && intent !== "cancel") throw new NotFoundError("form");
  // Whoever changed an answer and goes on at once sees first what it changes.
  const answers = intent === "cancel" ? [] : await changedAnswers(act, id, answersIn(form));
  const outcome = await (intent === "cancel"
    ? cancelImport(act, id)
    : answers.length > 0
      ? answerNames(act, id, answers)
      : intent === "commit"
        ? commitImport(act, id)
        : findImport(act, id).then(done));
  if (outcome.kind !== "done") return refused(outcome);
  if (intent !== "cancel") await takeUpImport(imports, id);
  return undefined;
}

/** The answers that say something else than the file was read with. */
async function changedAnswers(act: Act, id: string, answers: readonly SentAnswer[]): Promise<SentAnswer[]> {
  const { preview } = await findImport(act, id);
  return answers.filter(({ kind, text, answer }) => {
    const name = preview?.names.find((each) => each.kind === kind && each.text === text);
    if (name === undefined) return false;
    const { meaning, asks } = name;
    // A name that is left empty is asked for again when the file is to be saved.
    if (asks !== undefined) return !("makes" in answer) || asks !== "unnamed indicator" || answer.makes["name"] !== "";
    if ("is" in answer) return !(meaning.kind === "known" && meaning.id === answer.is);
    if ("leavesOut" in answer) return meaning.kind !== "left out";
    return (
      meaning.kind !== "new" ||
      Object.entries(answer.makes).some(
        ([field, value]) => value !== undefined && value !== meaning[field as "name" | "unit" | "polarity"],
      )
    );
  });
}

async function undo(act: Act, id: string, evenSo: boolean): Promise<ImportAnswer | undefined> {
  const outcome = await undoImport(act, id, evenSo);
  if (outcome.kind === "done") return undefined;
  if (outcome.kind !== "later edits") return refused(outcome);
  return { kind: "later edits", edits: await editsInWords(act, outcome.edits) };
}

const moved = (outcome: Outcome<unknown>, typed?: string) =>
  outcome.kind === "done" ? undefined : refused(outcome, typed);

function refused(outcome: Exclude<Outcome<unknown>, { kind: "done" }>, typed?: string): ImportAnswer {
  const problems =
    outcome.kind === "refused" ? outcome.problems : [{ message: "It was changed at the same moment. Look again." }];
  const errors: Record<string, string[]> = {};
  for (const { field = "import", message } of problems) (errors[field] ??= []).push(message);
  return { kind: "refused", errors, ...(typed !== undefined && { typed }) };
}

async function editsInWords({ store }: Pick<Act, "store">, edits: readonly LaterEdit[]) {
  const nameOf = async (collection: string, id: string) =>
    (await store.get<{ _id: string; rev: number; name: string }>(collection, id))?.name ?? id;
  return Promise.all(
    edits.map(async ({ observation: { series, area, period }, by, at }) => ({
      what: `${await nameOf("indicators", series.slice(0, series.lastIndexOf(":")))}, ${await nameOf("areas", area)}, ${formatPeriod(period)}`,
      who: await nameOf("people", by),
      when: formatInstant(at),
    })),
  );
}

/** Names come as "name.0" and so on, each with what was chosen for it: an id, "new" or "leave out". */
function answersIn(form: FormData): SentAnswer[] {
  const answers: SentAnswer[] = [];
  for (let i = 0; form.has(`name.${i}`); i++) {
    const field = (name: string) => form.get(`${name}.${i}`);
    if (field("means") === UNDECIDED) continue;
    answers.push({ kind: field("kind"), text: field("name"), answer: answerIn(field) });
  }
  return answers;
}

/** As a form sends it: checked by the command. */
interface SentAnswer {
  readonly kind: FormDataEntryValue | null;
  readonly text: FormDataEntryValue | null;
  readonly answer:
    | { readonly is: FormDataEntryValue | null }
    | { readonly leavesOut: true }
    | { readonly makes: Readonly<Record<string, FormDataEntryValue | undefined>> };
}

function answerIn(field: (name: string) => FormDataEntryValue | null): SentAnswer["answer"] {
  const means = field("means");
  if (means === "leave out") return { leavesOut: true };
  if (means !== "new") return { is: means };
  const [name, unit, polarity] = ["new-name", "new-unit", "new-polarity"].map((each) => field(each) ?? undefined);
  return { makes: { name, unit, polarity } };
}
