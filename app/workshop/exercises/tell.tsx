import { AUDIENCE_KINDS } from "@models/actions/audience-kinds";
import { bundled } from "@models/workshop/exercises/bundled";
import type {
  TellAnswer,
  TellItem,
  TellMaterial,
  TellReport,
  TellResult,
  TellTelling,
} from "@models/workshop/exercises/tell";
import { Radios } from "../../components/forms/choice-fields";
import type { FormErrors } from "../../components/forms/error-summary";
import { Select, TextField } from "../../components/forms/text-fields";
import { capitalised } from "../../lib/words";
import { BundleFields, readBundles } from "../bundle-fields";
import { exerciseScreens, textIn } from "../exercise-screens";
import { GroupList, KnownList } from "../group-list";

const QUESTIONS = { tellings: "Who needs to know what?", reports: "What do we report, and when?" } as const;

const TELLINGS_EACH = 2;

export const tell = exerciseScreens<TellMaterial, TellAnswer, TellResult>({
  Fields: ({ material: { asks, known }, mine, errors }) => (
    <>
      <p className="wm-room__question">{QUESTIONS[asks]}</p>
      <KnownList title="In the plan already:" known={known} />
      {asks === "tellings" ? (
        Array.from({ length: TELLINGS_EACH }, (_, i) => (
          <TellingFields
            key={i}
            at={i}
            telling={mine && "tellings" in mine ? mine.tellings[i] : undefined}
            errors={errors}
          />
        ))
      ) : (
        <ReportFields report={mine && "report" in mine ? mine.report : undefined} errors={errors} />
      )}
    </>
  ),
  Asked: ({ material: { asks, known } }) => (
    <>
      <p className="wm-room__question">{QUESTIONS[asks]}</p>
      <KnownList title="In the plan already:" known={known} />
    </>
  ),
  Result: ({ material: { asks }, result, exercise }) => (
    <>
      <p className="wm-room__question">{QUESTIONS[asks]}</p>
      <GroupList
        groups={bundled(exercise, result.items)}
        empty="Nobody has answered."
        facts={({ items }) => (
          <span className="wm-room__voice">{[...new Set(items.map(factsOf).filter(Boolean))].join(". ")}</span>
        )}
      />
    </>
  ),
  Settle: ({ result, exercise }) => <BundleFields items={result.items} exercise={exercise} />,
  readAnswer: (form) =>
    form.has("report.what")
      ? { report: Object.fromEntries(REPORT_FIELDS.map((field) => [field, textIn(form, `report.${field}`)])) }
      : { tellings: Array.from({ length: TELLINGS_EACH }, (_, i) => tellingIn(form, i)) },
  isToSettle: ({ items }) => items.length > 1,
  readSettled: readBundles,
});

function factsOf({ telling, report }: TellItem): string {
  if (telling)
    return `${capitalised(telling.who || telling.kind)}: ${[telling.how, telling.when].filter(Boolean).join(", ")}`;
  if (!report) return "";
  const { every, daysAfter, preparedBy, toWhom, form } = report;
  return `Every ${every}, ${daysAfter} days after it ends: ${preparedBy} to ${toWhom}, ${form}`;
}

function TellingFields({ at, telling, errors }: { at: number; telling: TellTelling | undefined; errors: FormErrors }) {
  const name = (field: string) => `tellings.${at}.${field}`;
  const error = (field: string) => errors[name(field)] ?? undefined;
  const text = (field: "who" | "what" | "how" | "when") => ({
    ...{ name: name(field), error: error(field), defaultValue: telling?.[field] ?? "" },
    maxLength: field === "what" ? 1000 : 200,
  });
  const fields = (
    <>
      <Select
        name={name("kind")}
        label="Who needs to know"
        options={AUDIENCE_KINDS.map((kind) => ({ value: kind, label: capitalised(kind) }))}
        defaultValue={telling?.kind ?? "front-line staff"}
        error={error("kind")}
      />
      <TextField {...text("who")} label="Which of them" hint="Advisers and librarians." optional />
      <TextField {...text("what")} label="What they need to know" />
      <TextField {...text("how")} label="How they are told" hint="Team meetings, posters, a letter." />
      <TextField {...text("when")} label="When" optional />
    </>
  );
  if (at === 0) return fields;
  return (
    <details className="wm-more" open={Boolean(telling) || ["what", "how"].some(error)}>
      <summary>Somebody else</summary>
      {fields}
    </details>
  );
}

const tellingIn = (form: FormData, at: number) =>
  Object.fromEntries(
    ["kind", "who", "what", "how", "when"].map((field) => [field, textIn(form, `tellings.${at}.${field}`)]),
  );

const REPORT_FIELDS = ["what", "every", "daysAfter", "preparedBy", "toWhom", "form"] as const;

function ReportFields({ report, errors }: { report: TellReport | undefined; errors: FormErrors }) {
  const text = (field: (typeof REPORT_FIELDS)[number]) => ({
    ...{ name: `report.${field}`, error: errors[`report.${field}`] ?? undefined },
    defaultValue: report?.[field] ?? "",
  });
  return (
    <>
      <TextField {...text("what")} label="What is reported" maxLength={200} />
      <Radios
        name="report.every"
        label="How often"
        inline
        options={["month", "quarter", "year"].map((every) => ({ value: every, label: `Every ${every}` }))}
        defaultValue={report?.every}
        error={errors["report.every"] ?? undefined}
      />
      <TextField {...text("daysAfter")} label="How many days after it ends" width={4} inputMode="numeric" />
      <TextField {...text("preparedBy")} label="Who prepares it" maxLength={200} />
      <TextField {...text("toWhom")} label="Who it goes to" maxLength={200} />
      <TextField {...text("form")} label="In what form" hint="Two pages and a table." maxLength={200} />
    </>
  );
}
