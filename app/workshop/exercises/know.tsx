import { EVIDENCE_KINDS } from "@models/evidence/evidence-kinds";
import type { KnowAnswer, KnowEvidence, KnowMaterial, KnowResult } from "@models/workshop/exercises/know";
import type { FormErrors } from "../../components/forms/error-summary";
import { DateField, Select, TextField } from "../../components/forms/text-fields";
import { formatDay } from "../../lib/dates";
import { capitalised } from "../../lib/words";
import { exerciseScreens, textIn } from "../exercise-screens";
import { FittedList } from "../fit-wall";
import { VoiceLine } from "../voice-line";

export const know = exerciseScreens<KnowMaterial, KnowAnswer, KnowResult>({
  Fields: ({ material, mine, each, errors }) =>
    Array.from({ length: each }, (_, i) => (
      <EvidenceFields key={i} at={i} material={material} evidence={mine?.evidence[i]} errors={errors} />
    )),
  Asked: ({ material: { causes } }) =>
    causes.length === 0 ? (
      <p className="wm-lede">Name what you hold, or can get, on your phone.</p>
    ) : (
      <>
        <p className="wm-room__known">What shows that these are the causes?</p>
        <FittedList items={causes} className="wm-groups">
          {({ id, text }) => <li key={id}>{text}</li>}
        </FittedList>
      </>
    ),
  Result: ({ result: { items }, people }) =>
    items.length === 0 ? (
      <p>Nobody named any evidence.</p>
    ) : (
      <FittedList items={items} className="wm-room__voices">
        {(item) => (
          <li key={item.id}>
            <strong>{item.title}</strong>, {item.kind}, by {formatDay(item.by)}
            <VoiceLine voice={item} people={people} />
            {item.causeText ? <span className="wm-room__evidence">For: {item.causeText}</span> : null}
          </li>
        )}
      </FittedList>
    ),
  readAnswer: (form) => ({
    evidence: [...form.keys()]
      .filter((name) => /^evidence\.\d+\.title$/.test(name))
      .map((title) => {
        const field = (name: string) => textIn(form, title.replace(/title$/, name));
        return { title: field("title"), kind: field("kind"), cause: field("cause") || null, by: field("by") };
      }),
  }),
});

interface EvidenceFieldsProps {
  at: number;
  material: KnowMaterial;
  evidence: KnowEvidence | undefined;
  errors: FormErrors;
}

function EvidenceFields({ at, material, evidence, errors }: EvidenceFieldsProps) {
  const name = (field: string) => `evidence.${at}.${field}`;
  const error = (field: string) => errors[name(field)] ?? undefined;
  const fields = (
    <>
      <TextField
        name={name("title")}
        label="What you can show"
        hint={at === 0 ? "Such as “Loan refusals by postcode, 2007”." : undefined}
        maxLength={200}
        autoComplete="off"
        defaultValue={evidence?.title ?? ""}
        error={error("title")}
      />
      <Select
        name={name("kind")}
        label="What kind of evidence it is"
        options={EVIDENCE_KINDS.map((kind) => ({ value: kind, label: capitalised(kind) }))}
        defaultValue={evidence?.kind ?? "data"}
        error={error("kind")}
      />
      {material.causes.length > 0 ? (
        <Select
          name={name("cause")}
          label="Which cause it is about"
          empty="None in particular"
          options={material.causes.map(({ id, text }) => ({ value: id, label: text }))}
          defaultValue={evidence?.cause ?? ""}
          error={error("cause")}
        />
      ) : null}
      <DateField
        name={name("by")}
        label="By when you can supply it"
        min={material.from}
        defaultValue={evidence?.by ?? ""}
        error={error("by")}
      />
    </>
  );
  if (at === 0) return fields;
  return (
    <details className="wm-more" open={Boolean(evidence) || ["title", "kind", "cause", "by"].some(error)}>
      <summary>More evidence</summary>
      {fields}
    </details>
  );
}
