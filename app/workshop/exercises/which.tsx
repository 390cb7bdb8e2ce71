import type {
  WhichAnswer,
  WhichMaterial,
  WhichResult,
  WhichSettles,
  WhichWeighed,
} from "@models/workshop/exercises/which";
import { formatNumber } from "@models/measures/format";
import { Radios } from "../../components/forms/choice-fields";
import { TextArea, TextField } from "../../components/forms/text-fields";
import { exerciseScreens, textIn } from "../exercise-screens";
import { FittedList } from "../fit-wall";
import { ScaleField } from "../scale-field";
import { ComparedOptions } from "../compared-options";

const WEIGHTS = ["does not matter", "matters most"] as const;
const SCORES = ["not at all", "fully"] as const;

export const which = exerciseScreens<WhichMaterial, WhichAnswer, WhichResult>({
  Fields: ({ material: { asks, criteria, options }, mine, errors }) =>
    asks === "weights" ? (
      <>
        <p className="wm-room__question">How much does each of these matter?</p>
        {criteria.map(({ id, name }) => (
          <ScaleField
            key={id}
            name={`weights.${id}`}
            label={name}
            ends={WEIGHTS}
            value={mine && "weights" in mine ? mine.weights[id] : null}
            error={errors[`weights.${id}`] ?? undefined}
          />
        ))}
      </>
    ) : (
      <>
        <p className="wm-room__question">How well does each option do?</p>
        <p className="govuk-hint">Leave out what you cannot judge. Reasons are shown without names.</p>
        {options.map(({ id, name, known }) => {
          const scores = mine && "scores" in mine ? mine : undefined;
          return (
            <fieldset key={id} className="govuk-fieldset wm-option">
              <legend className="wm-option__name">{name}</legend>
              {known.length > 0 ? <p className="wm-room__known">{known.join("; ")}</p> : null}
              {criteria.map((criterion) => (
                <ScaleField
                  key={criterion.id}
                  name={`scores.${id}.${criterion.id}`}
                  label={criterion.name}
                  ends={SCORES}
                  value={scores?.scores[id]?.[criterion.id]}
                  error={errors[`scores.${id}.${criterion.id}`] ?? undefined}
                />
              ))}
              {(["for", "against"] as const).map((side) => (
                <TextField
                  key={side}
                  name={`reasons.${id}.${side}`}
                  label={side === "for" ? "A reason for it" : "A reason against it"}
                  optional
                  maxLength={300}
                  autoComplete="off"
                  defaultValue={scores?.reasons[id]?.[side] ?? ""}
                  error={errors[`reasons.${id}.${side}`] ?? undefined}
                />
              ))}
            </fieldset>
          );
        })}
      </>
    ),
  Asked: ({ material: { asks, criteria, options } }) => (
    <>
      <p className="wm-room__question">
        {asks === "weights" ? "How much does each of these matter?" : "How well does each option do?"}
      </p>
      <FittedList
        items={asks === "weights" ? criteria.map(({ id, name }) => ({ id, name })) : options}
        className="wm-groups"
      >
        {({ id, name }) => (
          <li key={id}>
            <span className="wm-groups__name">{name}</span>
          </li>
        )}
      </FittedList>
      {asks === "scores" ? (
        <p className="wm-room__known">Each by: {criteria.map(({ name }) => name.toLowerCase()).join("; ")}</p>
      ) : null}
    </>
  ),
  Result: ({ material, result, place }) => {
    if ("weighed" in result) return <Weighed weighed={result.weighed} />;
    if (result.scored === null) return <p>Nobody has scored.</p>;
    return <ComparedOptions compared={result.scored} criteria={material.criteria} place={place} />;
  },
  Settle: ({ proposed, errors }) => {
    const settles = proposed as unknown as WhichSettles | null;
    if (settles === null) return null;
    return (
      <>
        <Radios
          key={settles.favoured}
          name="favoured"
          label="The option that the room favours"
          hint="The first by the room’s weights, unless the room says otherwise."
          options={settles.options.map(({ id, name }) => ({ value: id, label: name }))}
          defaultValue={settles.favoured}
          error={errors["favoured"] ?? undefined}
        />
        <TextArea
          key={`why ${settles.favoured} ${settles.why}`}
          name="why"
          label="Why"
          hint="It stands with the option in the plan. Emptied, it is the room’s reasons again."
          rows={4}
          maxLength={5000}
          defaultValue={settles.why}
          error={errors["why"] ?? undefined}
        />
        <input type="hidden" name="whyOf" value={settles.favoured} />
      </>
    );
  },
  // Weights are taken as they are.
  isToSettle: (result) => "scored" in result && result.scored !== null,
  readAnswer: readWhich,
  // Words that were written for another option are not this one's reasons.
  readSettled: (form, { settled }) => {
    const favoured = textIn(form, "favoured");
    if (!favoured) return { settled };
    const why = favoured === textIn(form, "whyOf") ? textIn(form, "why") : "";
    const { why: _before, ...rest } = settled;
    return { settled: { ...rest, favoured, ...(why && { why }) } };
  },
});

/** Names hold their path: weights.CRITERION, scores.OPTION.CRITERION, reasons.OPTION.for. */
function readWhich(form: FormData) {
  const names = [...form.keys()];
  const weights = names.filter((name) => name.startsWith("weights."));
  const reasons = names.filter((name) => name.startsWith("reasons.") && name.endsWith(".for"));
  if (reasons.length === 0)
    return { weights: Object.fromEntries(weights.map((name) => [name.slice(8), textIn(form, name)])) };
  const options = reasons.map((name) => name.slice("reasons.".length, -".for".length));
  return {
    scores: Object.fromEntries(
      options.map((id) => [
        id,
        Object.fromEntries(
          names
            .filter((name) => name.startsWith(`scores.${id}.`))
            .map((name) => [name.slice(`scores.${id}.`.length), textIn(form, name) || null]),
        ),
      ]),
    ),
    reasons: Object.fromEntries(
      options.map((id) => [
        id,
        { for: textIn(form, `reasons.${id}.for`) || null, against: textIn(form, `reasons.${id}.against`) || null },
      ]),
    ),
  };
}

/** What the room thinks matters, as shares of 100. */
function Weighed({ weighed: { count, criteria } }: { weighed: WhichWeighed }) {
  const most = Math.max(1, ...criteria.map(({ weight, upper }) => Math.max(weight, upper)));
  return (
    <>
      <p>
        {count === 0
          ? "Nobody has weighed them, so that all weigh the same."
          : "Of 100 points, so many on average. The dark line reaches over what the middle half of people give."}
      </p>
      <table className="wm-bars wm-bars--wide">
        <caption className="govuk-visually-hidden">What weighs how much</caption>
        <tbody>
          {criteria.map(({ id, name, weight, lower, upper }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td className="wm-bars__bar">
                <svg width="100%" height="100%" preserveAspectRatio="none" viewBox="0 0 100 10" aria-hidden="true">
                  <rect width={(weight / most) * 100} height="10" />
                  <rect
                    className="wm-bars__half"
                    x={(lower / most) * 100}
                    y="3.8"
                    width={Math.max(0.4, ((upper - lower) / most) * 100)}
                    height="2.4"
                  />
                </svg>
              </td>
              <td className="wm-bars__count">
                {formatNumber(weight, 0)}
                <span className="govuk-visually-hidden">
                  {" "}
                  of 100, the middle half {formatNumber(lower, 0)} to {formatNumber(upper, 0)}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
