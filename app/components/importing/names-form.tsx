import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import type { NameOnPage } from "../../lib/import-page.server";
import { UNDECIDED } from "../../lib/import-words";
import { Button } from "../text/button";
import { StatusMark } from "../text/status-mark";

const KINDS = { series: "Indicator", area: "Area", group: "Group of people" } as const;

const BETTER = [
  ["none", "Neither is better"],
  ["higher", "Higher is better"],
  ["lower", "Lower is better"],
] as const;

const TITLES: Readonly<Record<string, string>> = {
  "unnamed indicator": "Which indicator is it?",
  "unnamed area": "Which area is it of?",
};
/** What becomes of a name that somebody has to explain, until then. */
const UNTIL: Readonly<Record<string, string>> = {
  "unnamed indicator": "the file does not name it, and comes in once you do",
  "unnamed area": "the file does not name it: its rows are refused until you do",
  total: "a total that does not say of which area: its rows are refused",
  note: "reads like a note: its rows are refused",
};

/** The form's id: the button that brings the file in sends these answers along. */
export const NAMES_FORM = "names-form";

/** What the names in the file are taken for: asked once, and remembered for files of this kind. */
export function NamesForm({ names, mayAnswer }: { names: readonly NameOnPage[]; mayAnswer: boolean }) {
  return (
    <Form method="post" id={NAMES_FORM}>
      <ul className="wm-items">
        {names.map((name, at) => (
          <li key={`${name.kind} ${name.text}`}>
            <p className="wm-items__title">
              {TITLES[name.asks ?? ""] ?? name.text}{" "}
              {name.asks === undefined && name.meaning.kind === "new" && !name.sure ? (
                <StatusMark kind="open" pill>
                  not known yet
                </StatusMark>
              ) : null}
            </p>
            <p className="wm-muted wm-small">
              {KINDS[name.kind]}, {name.count.toLocaleString("en-GB")} {name.count === 1 ? "value" : "values"}
              {name.asks ? `: ${UNTIL[name.asks]}` : ""}
            </p>
            {mayAnswer ? <Choice name={name} at={at} /> : <Meaning name={name} />}
          </li>
        ))}
      </ul>
      {mayAnswer ? (
        <Button look="second" name="intent" value="answer">
          Read the file again with these answers
        </Button>
      ) : null}
    </Form>
  );
}

function Meaning({ name: { meaning } }: { name: NameOnPage }) {
  if (meaning.kind === "left out") return <p>Left out</p>;
  return <p>{meaning.kind === "new" ? `A new one: ${meaning.name}` : meaning.name}</p>;
}

function Choice({ name, at }: { name: NameOnPage; at: number }) {
  const { kind, text, meaning, asks, choices } = name;
  const isRefused = asks !== undefined && asks !== "unnamed indicator";
  const chosen = isRefused
    ? UNDECIDED
    : meaning.kind === "known"
      ? meaning.id
      : meaning.kind === "new"
        ? "new"
        : "leave out";
  return (
    <>
      <input type="hidden" name={`name.${at}`} value={text} />
      <input type="hidden" name={`kind.${at}`} value={kind} />
      <label className="govuk-visually-hidden" htmlFor={`means-${at}`}>
        What “{text}” is
      </label>
      <select className="govuk-select wm-names__choice" id={`means-${at}`} name={`means.${at}`} defaultValue={chosen}>
        {isRefused ? <option value={UNDECIDED}>Not said yet</option> : null}
        {choices.map(({ id, name: label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
        {asks === "unnamed area" ? null : (
          <option value="new">
            {meaning.kind === "new" && asks === undefined ? `New: ${meaning.name}` : "Something new"}
          </option>
        )}
        <option value="leave out">Leave out</option>
      </select>
      {meaning.kind === "new" && kind === "series" ? (
        <NewIndicator meaning={meaning} at={at} isUnnamed={asks !== undefined} />
      ) : null}
    </>
  );
}

type NewMeaning = Extract<NameOnPage["meaning"], { kind: "new" }>;

interface NewIndicatorProps {
  meaning: NewMeaning;
  at: number;
  isUnnamed: boolean;
}

function NewIndicator({ meaning, at, isUnnamed }: NewIndicatorProps) {
  const better = BETTER.find(([value]) => value === meaning.polarity)?.[1] ?? "Neither is better";
  return (
    <details className="govuk-details wm-names__new" open={isUnnamed || undefined}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">
          As a new indicator: counted {meaning.unit ? `in ${meaning.unit}` : "as a number"}. {better}.
        </span>
      </summary>
      <div className="govuk-details__text">
        <Labelled label={isUnnamed ? "Name of the indicator" : "Name"} id={`new-name-${at}`}>
          <input
            className="govuk-input"
            id={`new-name-${at}`}
            name={`new-name.${at}`}
            defaultValue={isUnnamed ? "" : meaning.name}
            maxLength={200}
          />
        </Labelled>
        <Labelled label="Unit, such as % or per 1,000 people; empty for a count" id={`new-unit-${at}`}>
          <input
            className="govuk-input govuk-input--width-20"
            id={`new-unit-${at}`}
            name={`new-unit.${at}`}
            defaultValue={meaning.unit}
            maxLength={100}
          />
        </Labelled>
        <Labelled label="Which way is better" id={`new-polarity-${at}`}>
          <select
            className="govuk-select"
            id={`new-polarity-${at}`}
            name={`new-polarity.${at}`}
            defaultValue={meaning.polarity}
          >
            {BETTER.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </Labelled>
      </div>
    </details>
  );
}

function Labelled({ label, id, children }: { label: string; id: string; children: ReactNode }) {
  return (
    <div className="govuk-form-group">
      <label className="govuk-label" htmlFor={id}>
        {label}
      </label>
      {children}
    </div>
  );
}
