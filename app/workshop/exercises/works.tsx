import { OPTION_KINDS } from "@models/options/option-kinds";
import { bundled } from "@models/workshop/exercises/bundled";
import type { WorksAnswer, WorksItem, WorksMaterial, WorksOption, WorksResult } from "@models/workshop/exercises/works";
import { Radios } from "../../components/forms/choice-fields";
import type { FormErrors } from "../../components/forms/error-summary";
import { Select, TextField } from "../../components/forms/text-fields";
import { capitalised } from "../../lib/words";
import { BundleFields, readBundles } from "../bundle-fields";
import { exerciseScreens, textIn } from "../exercise-screens";
import { GroupList, KnownList } from "../group-list";
import { NoteFields, notesIn } from "../note-fields";

const ASKS = {
  strength: { question: "What works?", label: "Something that works", none: "Nobody named a strength." },
  weakness: { question: "What does not work?", label: "Something that does not", none: "Nobody named a weakness." },
  option: { question: "What else could we do?", label: "An option", none: "Nobody named an option." },
} as const;

const OPTIONS_EACH = 2;

export const works = exerciseScreens<WorksMaterial, WorksAnswer, WorksResult>({
  Fields: ({ material: { list, known }, mine, each, errors }) => (
    <>
      <p className="wm-room__question">{ASKS[list].question}</p>
      <KnownList title="In the plan already:" known={known} />
      {list === "option" ? (
        Array.from({ length: OPTIONS_EACH }, (_, i) => (
          <OptionFields
            key={i}
            at={i}
            option={mine && "options" in mine ? mine.options[i] : undefined}
            errors={errors}
          />
        ))
      ) : (
        <NoteFields
          label={ASKS[list].label}
          each={each}
          notes={mine && "notes" in mine ? mine.notes : []}
          errors={errors}
        />
      )}
    </>
  ),
  Asked: ({ material: { list, known } }) => (
    <>
      <p className="wm-room__question">{ASKS[list].question}</p>
      <KnownList title="In the plan already:" known={known} />
    </>
  ),
  Result: ({ material: { list }, result, exercise }) => (
    <>
      <p className="wm-room__question">{ASKS[list].question}</p>
      <GroupList
        groups={bundled(exercise, result.items)}
        empty={ASKS[list].none}
        facts={({ items }) => <Worked items={items} />}
      />
    </>
  ),
  Settle: ({ result, exercise }) => <BundleFields items={result.items} exercise={exercise} />,
  readAnswer: (form) =>
    form.has("options.0.name")
      ? { options: Array.from({ length: OPTIONS_EACH }, (_, i) => optionIn(form, i)) }
      : { notes: notesIn(form) },
  isToSettle: ({ items }) => items.length > 1,
  readSettled: readBundles,
});

/** Where an option has worked, and who will go and see it. */
function Worked({ items }: { items: readonly WorksItem[] }) {
  const worked = items.flatMap(({ option }) => (option?.where ? [option] : []));
  if (worked.length === 0) return null;
  return (
    <span className="wm-room__voice">
      {worked.map(({ where, goes }) => `Worked in ${where}${goes ? `: ${goes} will go and see` : ""}`).join(". ")}
    </span>
  );
}

interface OptionFieldsProps {
  at: number;
  option: WorksOption | undefined;
  errors: FormErrors;
}

function OptionFields({ at, option, errors }: OptionFieldsProps) {
  const name = (field: string) => `options.${at}.${field}`;
  const error = (field: string) => errors[name(field)] ?? undefined;
  const fields = (
    <>
      <TextField
        name={name("name")}
        label="The option"
        maxLength={200}
        autoComplete="off"
        defaultValue={option?.name ?? ""}
        error={error("name")}
      />
      <Select
        name={name("kind")}
        label="What kind of change it is"
        options={OPTION_KINDS.map((kind) => ({ value: kind, label: capitalised(kind) }))}
        defaultValue={option?.kind ?? "new"}
        error={error("kind")}
      />
      <TextField
        name={name("where")}
        label="Where it has worked"
        optional
        maxLength={200}
        defaultValue={option?.where ?? ""}
        error={error("where")}
      />
      <Radios
        name={name("reach")}
        label="Is that here or abroad?"
        optional
        inline
        options={[
          { value: "national", label: "National" },
          { value: "international", label: "International" },
        ]}
        defaultValue={option?.reach ?? undefined}
        error={error("reach")}
      />
      <TextField
        name={name("goes")}
        label="Who will go and see it"
        optional
        maxLength={200}
        defaultValue={option?.goes ?? ""}
        error={error("goes")}
      />
    </>
  );
  if (at === 0) return fields;
  return (
    <details className="wm-more" open={Boolean(option) || ["name", "where", "reach", "goes"].some(error)}>
      <summary>Another option</summary>
      {fields}
    </details>
  );
}

const optionIn = (form: FormData, at: number) => ({
  name: textIn(form, `options.${at}.name`),
  kind: textIn(form, `options.${at}.kind`),
  where: textIn(form, `options.${at}.where`) || null,
  reach: textIn(form, `options.${at}.reach`) || null,
  goes: textIn(form, `options.${at}.goes`) || null,
});
