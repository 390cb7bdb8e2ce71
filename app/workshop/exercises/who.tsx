import type {
  WhoAnswer,
  WhoClaim,
  WhoClaiming,
  WhoMaterial,
  WhoResult,
  WhoSettles,
} from "@models/workshop/exercises/who";
import { formatDay } from "@models/day";
import { Radios } from "../../components/forms/choice-fields";
import type { FormErrors } from "../../components/forms/error-summary";
import { DateField, Select, TextField } from "../../components/forms/text-fields";
import { exerciseScreens, textIn } from "../exercise-screens";
import { FittedList } from "../fit-wall";

const CLAIM = "claim-";
const PROPOSALS_EACH = 2;

export const who = exerciseScreens<WhoMaterial, WhoAnswer, WhoResult>({
  Fields: ({ material, mine, errors }) => (
    <>
      <Select
        name="organisation"
        label="The organisation that you speak for"
        empty="None of these"
        options={material.organisations.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={mine?.organisation ?? ""}
        error={errors["organisation"] ?? undefined}
      />
      <details className="wm-more" open={Boolean(mine?.other)}>
        <summary>Another organisation</summary>
        <TextField
          name="other"
          label="Its name"
          hint="It is not in the partnership yet, so that it cannot own an action. Its name stands with the lead."
          maxLength={120}
          defaultValue={mine?.other ?? ""}
        />
      </details>
      {material.items.length === 0 ? (
        <p>
          Every action has an owner, and every favoured option its action. Propose another one, or send this as it is.
        </p>
      ) : null}
      {material.items.map(({ id, what }) => (
        <fieldset key={id} className="govuk-fieldset wm-claim">
          <legend className="wm-claim__what">{what}</legend>
          <div className="govuk-checkboxes govuk-checkboxes--small">
            <div className="govuk-checkboxes__item">
              <input
                className="govuk-checkboxes__input"
                type="checkbox"
                id={`take-${id}`}
                name={`take.${id}`}
                value="yes"
                defaultChecked={Boolean(mine?.claims[id] ?? errors[`claims.${id}.lead`] ?? errors[`claims.${id}.by`])}
              />
              <label className="govuk-label govuk-checkboxes__label" htmlFor={`take-${id}`}>
                We will <span className="govuk-visually-hidden">do “{what}”</span>
              </label>
            </div>
          </div>
          <div className="wm-claim__how">
            <ClaimingFields name={`claims.${id}`} claiming={mine?.claims[id]} errors={errors} today={material.today} />
          </div>
        </fieldset>
      ))}
      {Array.from({ length: PROPOSALS_EACH }, (_, i) => {
        const proposed = mine?.proposes[i];
        const name = `proposes.${i}`;
        return (
          <details
            key={i}
            className="wm-more"
            open={Boolean(proposed) || Object.keys(errors).some((field) => field.startsWith(name))}
          >
            <summary>{i === 0 ? "Propose a new action" : "And another one"}</summary>
            <TextField
              name={`${name}.what`}
              label="What we will do"
              maxLength={300}
              defaultValue={proposed?.what ?? ""}
              error={errors[`${name}.what`] ?? undefined}
            />
            <ClaimingFields name={name} claiming={proposed} errors={errors} today={material.today} />
          </details>
        );
      })}
    </>
  ),
  Asked: ({ material: { items } }) => (
    <>
      <p className="wm-room__question">
        {items.length > 0 ? "Nobody has these yet" : "Everything has an owner. What else?"}
      </p>
      <FittedList items={items} className="wm-groups">
        {({ id, what }) => (
          <li key={id}>
            <span className="wm-groups__name">{what}</span>
          </li>
        )}
      </FittedList>
    </>
  ),
  Result: ({ material: { items }, result: { claims, unclaimed }, exercise: { settled } }) => {
    const claimed = [...new Set(claims.map(({ item, id }) => item ?? id))].map((key) =>
      claims.filter(({ item, id }) => (item ?? id) === key),
    );
    return (
      <div className="wm-who">
        <section>
          <h2>{items.length > 0 && unclaimed.length === 0 ? "Everything was taken" : "Taken"}</h2>
          {claimed.length === 0 ? <p>Nobody took anything.</p> : null}
          <FittedList items={claimed} className="wm-groups">
            {(own) => <TakenItem key={own[0]?.id} claims={own} chosen={settled[`${CLAIM}${own[0]?.item}`]} />}
          </FittedList>
        </section>
        {unclaimed.length > 0 ? (
          <section>
            <h2>Nobody took</h2>
            <FittedList items={unclaimed} className="wm-groups wm-groups--open">
              {({ id, what }) => (
                <li key={id}>
                  <span className="wm-groups__name">{what}</span>
                </li>
              )}
            </FittedList>
          </section>
        ) : null}
      </div>
    );
  },
  Settle: ({ proposed }) => {
    const contested = proposed as unknown as WhoSettles;
    return contested.map(({ item, what, claims, chosen }) => (
      <Radios
        key={`${item} ${chosen}`}
        name={`${CLAIM}${item}`}
        label={`Who takes “${what}”?`}
        hint="Until this is settled it is not offered to the plan."
        options={claims.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={chosen ?? undefined}
      />
    ));
  },
  // Only where two organisations claim the same.
  isToSettle: (_result, proposed) => Array.isArray(proposed) && proposed.length > 0,
  readAnswer: (form) => ({
    organisation: textIn(form, "organisation") || null,
    other: textIn(form, "other") || null,
    claims: Object.fromEntries(
      [...form.keys()]
        .filter((name) => name.startsWith("take."))
        .map((name) => name.slice("take.".length))
        .map((id) => [id, claimingIn(form, `claims.${id}`)]),
    ),
    proposes: Array.from({ length: PROPOSALS_EACH }, (_, i) => ({
      what: textIn(form, `proposes.${i}.what`),
      ...claimingIn(form, `proposes.${i}`),
    })).filter((proposed) => Object.values(proposed).some(Boolean)),
  }),
  readSettled: (form, { settled }) => ({
    settled: {
      ...settled,
      ...Object.fromEntries(
        [...form.keys()].filter((name) => name.startsWith(CLAIM)).map((name) => [name, textIn(form, name)]),
      ),
    },
  }),
});

interface ClaimingFieldsProps {
  name: string;
  claiming: WhoClaiming | undefined;
  errors: FormErrors;
  today: string;
}

function ClaimingFields({ name, claiming, errors, today }: ClaimingFieldsProps) {
  return (
    <>
      <TextField
        name={`${name}.lead`}
        label="Who leads it"
        hint="A team or a name. It stands in the plan."
        maxLength={200}
        defaultValue={claiming?.lead ?? ""}
        error={errors[`${name}.lead`] ?? undefined}
      />
      <DateField
        name={`${name}.by`}
        label="By when"
        min={today}
        defaultValue={claiming?.by ?? ""}
        error={errors[`${name}.by`] ?? undefined}
      />
    </>
  );
}

const claimingIn = (form: FormData, name: string): WhoClaiming => ({
  lead: textIn(form, `${name}.lead`),
  by: textIn(form, `${name}.by`),
});

/** One thing and who takes it: each of those who claim it until one is settled on. */
function TakenItem({ claims, chosen }: { claims: readonly WhoClaim[]; chosen: unknown }) {
  const standing = claims.filter(({ id }) => id === chosen);
  const shown =
    standing.length > 0
      ? standing
      : claims.filter(({ name }, i) => claims.findIndex((each) => each.name === name) === i);
  return (
    <li>
      <span className="wm-groups__name">{claims[0]?.what}</span>{" "}
      {shown.length > 1 ? <strong className="wm-who__contested">{shown.length} claim it</strong> : null}
      {claims[0]?.item === null ? <span className="wm-groups__count">new</span> : null}
      {shown.map(({ id, name, lead, by }) => (
        <span key={id} className="wm-room__voice">
          {name}: {lead}, by {formatDay(by)}
        </span>
      ))}
    </li>
  );
}
