import type {
  WhereAnswer,
  WhereCounted,
  WhereMaterial,
  WherePlace,
  WhereResult,
  WhereSettled,
} from "@models/workshop/exercises/where";
import type { FormErrors } from "../../components/forms/error-summary";
import { Checkboxes } from "../../components/forms/choice-fields";
import { TextField } from "../../components/forms/text-fields";
import { CountBars } from "../count-bars";
import { exerciseScreens, textIn } from "../exercise-screens";
import { FittedList } from "../fit-wall";

export const where = exerciseScreens<WhereMaterial, WhereAnswer, WhereResult>({
  Fields: ({ material, mine, errors }) => (
    <>
      <Choices material={material} chosen={mine ?? undefined} errors={errors} />
      <TextField
        name="other"
        label="A place or group that is not here"
        optional
        maxLength={200}
        defaultValue={mine?.other ?? ""}
        error={errors["other"] ?? undefined}
      />
    </>
  ),
  Asked: ({ material }) => (
    <p className="wm-lede">
      All of {material.area}, some of its places, or some groups of people? Choose as many as you mean on your phone.
    </p>
  ),
  Result: ({ material, result }) => {
    if (result.count === 0) return <p>Nobody has answered.</p>;
    const whole = { id: "area-wide", name: `All of ${material.area}`, count: result.areaWide };
    const counted = [...(result.areaWide > 0 ? [whole] : []), ...result.places, ...result.groups];
    const others = [...new Set(result.others)];
    return (
      <>
        <CountBars
          caption="How many named each place or group"
          bars={counted.map((each) => ({ ...each, words: `${each.count} of ${result.count}` }))}
        />
        {others.length > 0 ? <p>Also named: {others.join("; ")}.</p> : null}
        {result.parts.length > 0 ? (
          <FittedList items={result.parts} className="wm-room__voices">
            {(part) => (
              <li key={part.name}>
                <strong>{part.name}</strong> ({part.count}): {namedBy(material, part)}
              </li>
            )}
          </FittedList>
        ) : null}
      </>
    );
  },
  isToSettle: ({ count }) => count > 0,
  Settle: ({ material, proposed, errors }) => {
    const settled = proposed as unknown as WhereSettled;
    return (
      <>
        <p className="govuk-hint">
          Ticked is what at least half the room named. Change it with the room: it is added to where the priority
          stands.
        </p>
        <Choices key={JSON.stringify(settled)} material={material} chosen={settled} errors={errors} />
      </>
    );
  },
  readAnswer: (form) => ({ ...chosenIn(form), other: textIn(form, "other") || null }),
  readSettled: (form, { settled }) => ({ settled: { ...settled, ...chosenIn(form) } }),
});

const chosenIn = (form: FormData): WhereSettled => ({
  areaWide: form.get("areaWide") === "yes",
  places: form.getAll("places").map(String),
  groups: form.getAll("groups").map(String),
});

function namedBy({ area }: WhereMaterial, { areaWide, named }: { areaWide: number; named: readonly WhereCounted[] }) {
  const whole = areaWide > 0 ? [`all of ${area} (${areaWide})`] : [];
  return [...whole, ...named.map(({ name, count }) => `${name} (${count})`)].join(", ") || "none of these";
}

interface ChoicesProps {
  material: WhereMaterial;
  chosen: WhereSettled | undefined;
  errors: FormErrors;
}

function Choices({ material, chosen, errors }: ChoicesProps) {
  const options = (places: readonly WherePlace[]) => places.map(({ id, name }) => ({ value: id, label: name }));
  const error = (field: string) => errors[field] ?? undefined;
  return (
    <>
      <Checkboxes
        name="areaWide"
        label="Everywhere"
        options={[{ value: "yes", label: `All of ${material.area}` }]}
        defaultValue={chosen?.areaWide ? ["yes"] : []}
        error={error("areaWide")}
      />
      {material.places.length > 0 ? (
        <Checkboxes
          name="places"
          label="In these places"
          options={options(material.places)}
          defaultValue={chosen?.places}
          error={error("places")}
        />
      ) : null}
      {material.groups.length > 0 ? (
        <Checkboxes
          name="groups"
          label="For these people"
          options={options(material.groups)}
          defaultValue={chosen?.groups}
          error={error("groups")}
        />
      ) : null}
    </>
  );
}
