import type { MapEntry, MapItem } from "~/parts/form-view";
import { Checkboxes } from "../forms/choice-fields";
import { Item } from "./part-form";

/** A list inside a part, such as milestones: what is there, and one empty entry to fill in; saving gives another. */
export function MapFields({ item }: { item: MapItem }) {
  return (
    <fieldset className="govuk-fieldset wm-map" id={item.name}>
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{item.label}</legend>
      {item.hint ? <div className="govuk-hint">{item.hint}</div> : null}
      {item.errors?.map((message) => (
        <p key={message} className="govuk-error-message">
          <span className="govuk-visually-hidden">Error: </span>
          {message}
        </p>
      ))}
      {item.compact ? (
        <CompactEntries item={item} />
      ) : (
        item.entries.map((entry) => <Entry key={entry.key} item={item} entry={entry} />)
      )}
      {item.addPeriod ? (
        <div className="wm-map__row">
          <Item item={item.addPeriod.period} />
          <Item item={item.addPeriod.value} />
        </div>
      ) : null}
      {item.entries.some(({ isNew }) => isNew) ? (
        <p className="wm-small wm-muted">
          To add more than one {item.word}, save and come back: there is always an empty one.
        </p>
      ) : null}
    </fieldset>
  );
}

function CompactEntries({ item }: { item: MapItem }) {
  return (
    <div className="wm-map__compact">
      {item.entries.map((entry) => (
        <div key={entry.key} className="wm-map__row">
          <input type="hidden" name={item.keysName} value={entry.key} />
          {entry.items.map((inside) => (
            <Item key={inside.name} item={inside} />
          ))}
        </div>
      ))}
    </div>
  );
}

function Entry({ item, entry }: { item: MapItem; entry: MapEntry }) {
  const body = (
    <>
      <input type="hidden" name={item.keysName} value={entry.key} />
      {entry.items.map((inside) => (
        <Item key={inside.name} item={inside} />
      ))}
      {entry.remove ? (
        <Checkboxes
          name={entry.remove.name}
          label={`Remove ${entry.title}`}
          labelHidden
          options={[{ value: "on", label: `Remove this ${item.word}` }]}
          defaultValue={entry.remove.ticked ? ["on"] : []}
        />
      ) : null}
    </>
  );
  if (!entry.isNew || entry.items.some(({ errors }) => errors?.length)) {
    return (
      <fieldset className="wm-map__entry">
        <legend className="wm-map__legend">{entry.title}</legend>
        {body}
      </fieldset>
    );
  }
  return (
    <details className="wm-map__entry wm-map__entry--new">
      <summary className="wm-map__legend">{entry.title}</summary>
      {body}
    </details>
  );
}
