import { Form, Link, useNavigation } from "@remix-run/react";
import type { FormItem, MapItem, PartFormView } from "~/parts/form-view";
import { Checkboxes, Radios } from "../forms/choice-fields";
import { ConflictPanel } from "../forms/conflict-panel";
import { ErrorSummary } from "../forms/error-summary";
import { SubmitRow } from "../forms/submit-row";
import { Select, TextArea, TextField } from "../forms/text-fields";
import { PageHeading } from "../layout/page-heading";
import { ButtonLink } from "../text/button";
import { MapFields } from "./map-fields";

/** The form of any part: drawn from its view alone, whole without JavaScript. */
export function PartForm({ view }: { view: PartFormView }) {
  if (view.locked) {
    return (
      <>
        <PageHeading caption={view.caption} title={view.title} lede={view.locked} />
        <ButtonLink to={view.cancelTo} look="second">
          Back
        </ButtonLink>
      </>
    );
  }
  return (
    <div className="wm-part-form">
      <ErrorSummary errors={view.errors} />
      <PageHeading caption={view.caption} title={view.title} lede={view.conflict ? undefined : view.intro} />
      <PartFormBody view={view} showSummary={false} />
    </div>
  );
}

interface PartFormBodyProps {
  view: PartFormView;
  showSummary?: boolean;
  showCancel?: boolean;
}

/** The fields with their buttons, or the choice between two people's values. */
export function PartFormBody({ view, showSummary = true, showCancel = true }: PartFormBodyProps) {
  const navigation = useNavigation();
  if (view.conflict) {
    return <ConflictPanel fields={view.conflict.fields} rev={view.conflict.rev} kept={view.conflict.kept} />;
  }
  // The server's words are better than the browser's, and stand beside the field.
  return (
    <Form method="post" noValidate>
      {view.groups.some(({ items }) => items.some(hasEntryButtons)) ? <DefaultButton label={view.submit} /> : null}
      {showSummary ? <ErrorSummary errors={view.errors} /> : null}
      {view.rev === undefined ? null : <input type="hidden" name="rev" value={view.rev} />}
      {view.hidden.map(({ name, value }) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {view.groups.map((group, i) => (
        <Group key={group.title ?? i} group={group} />
      ))}
      <SubmitRow
        label={view.submit}
        cancelTo={showCancel ? view.cancelTo : undefined}
        busy={navigation.state === "submitting"}
      />
    </Form>
  );
}

const hasEntryButtons = (item: FormItem) =>
  item.control === "map" && (item.blank !== undefined || item.entries.some(({ mayRemove }) => mayRemove));

/** What Enter in a field presses: a form's first button, which would else be one that adds or removes an entry. */
function DefaultButton({ label }: { label: string }) {
  return (
    <button type="submit" className="govuk-visually-hidden" tabIndex={-1} aria-hidden="true">
      {label}
    </button>
  );
}

function Group({ group }: { group: PartFormView["groups"][number] }) {
  return (
    <div className="wm-part-form__group">
      {group.title ? <h2 className="wm-part-form__title">{group.title}</h2> : null}
      {group.intro ? <p className="wm-section__intro">{group.intro}</p> : null}
      {group.advice ? <p className="wm-part-form__advice">{group.advice}</p> : null}
      {group.items.map((item) => (
        <Item key={item.name} item={item} />
      ))}
      {group.elsewhere ? (
        <p className="wm-small">
          <Link to={group.elsewhere.to}>{group.elsewhere.text}</Link>
        </p>
      ) : null}
    </div>
  );
}

interface ItemProps {
  item: FormItem;
  /** The person asked for this field and goes on in it. */
  isNext?: boolean;
}

export function Item({ item, isNext = false }: ItemProps) {
  const drawn =
    item.control === "map" ? <MapFields item={item as MapItem} /> : <SimpleItem item={item} isNext={isNext} />;
  // Shown by the style sheet alone while its choice is ticked, so that it needs no script.
  const classes = item.onlyFor?.map((value) => `wm-only-for--${value.replaceAll(" ", "-")}`).join(" ");
  return classes ? <div className={`wm-only-for ${classes}`}>{drawn}</div> : drawn;
}

const WIDTHS = { short: 5, middle: 10 } as const;

interface SimpleItemProps extends ItemProps {
  item: Exclude<FormItem, MapItem>;
  labelHidden?: boolean;
}

export function SimpleItem({ item, labelHidden = false, isNext = false }: SimpleItemProps) {
  const field = { name: item.name, label: item.label, hint: item.hint, error: item.errors, optional: item.optional };
  const typedIn = { ...field, ...(isNext && { autoFocus: true }) };
  switch (item.control) {
    case "flag":
      return (
        <Checkboxes
          {...field}
          label={<span className="govuk-visually-hidden">{item.label}</span>}
          optional={false}
          options={[{ value: "on", label: item.label }]}
          defaultValue={item.value ? ["on"] : []}
        />
      );
    case "select":
      return <Select {...typedIn} options={item.choices} defaultValue={item.value} {...emptyChoice(item.empty)} />;
    case "radios":
      return <Radios {...field} options={item.choices} defaultValue={item.value} inline={areShort(item.choices)} />;
    case "checkboxes":
      if (item.choices.length === 0) return null;
      return <Checkboxes {...field} options={item.choices} defaultValue={item.value} />;
    case "audience":
      return <AudienceItem item={item} />;
    case "prose":
      return <TextArea {...typedIn} rows={item.rows ?? 4} defaultValue={item.value} maxLength={item.maxLength} />;
    default:
      return (
        <TextField
          {...typedIn}
          labelHidden={labelHidden}
          type={item.control === "link" ? "url" : "text"}
          inputMode={item.control === "number" ? "decimal" : undefined}
          autoComplete="off"
          width={item.width ? WIDTHS[item.width] : item.control === "date" ? 20 : undefined}
          defaultValue={item.value}
          maxLength={item.maxLength}
          required={!item.optional || undefined}
          hint={item.control === "date" ? (item.hint ?? "Such as 10 March 2008") : item.hint}
        />
      );
  }
}

const emptyChoice = (empty: string | undefined) => (empty === undefined ? {} : { empty });

/** A few single words stand side by side; longer choices go one under another. */
const areShort = (choices: readonly { label: string }[]) =>
  choices.length <= 4 && choices.every(({ label }) => label.length <= 14 && !label.includes(" "));

function AudienceItem({ item }: { item: Extract<FormItem, { control: "audience" }> }) {
  return (
    <div className="wm-audience">
      <Radios
        name={`${item.name}.kind`}
        label={item.label}
        hint={item.hint}
        error={item.errors}
        defaultValue={item.kind}
        options={[
          { value: "partnership", label: "Everybody in the partnership" },
          { value: "organisations", label: "Only the organisations ticked below" },
          { value: "region", label: "The partnership and the region" },
          { value: "public", label: "Everybody, once published" },
        ]}
      />
      <details className="wm-audience__named" open={item.kind === "organisations"}>
        <summary>Organisations that may see it</summary>
        <Checkboxes
          name={`${item.name}.organisations`}
          label="Organisations that may see it"
          labelHidden
          options={item.choices}
          defaultValue={item.organisations}
        />
      </details>
    </div>
  );
}
