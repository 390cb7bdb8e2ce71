import { type MouseEvent, useRef } from "react";
import { withArticle } from "~/lib/words";
import { ADD_ENTRY, type MapEntry, type MapItem, REMOVE_ENTRY } from "~/parts/form-view";
import { Button } from "../text/button";
import { Item } from "./part-form";
import { useEntries } from "./use-entries";

/**
 * A list inside a part, such as milestones. Its buttons send the whole form, which comes back with an entry more or
 * less and nothing saved; once scripts run they do the same in place.
 */
export function MapFields({ item }: { item: MapItem }) {
  const { entries, newest, add, remove } = useEntries(item);
  const addButton = useRef<HTMLButtonElement>(null);
  const takeAway = (key: string) => {
    remove(key);
    addButton.current?.focus();
  };
  const shown = entries.map((entry, i) => (
    <Entry
      key={entry.key}
      item={item}
      entry={entry}
      title={entry.title ?? `${capital(item.word)} ${i + 1}`}
      isNew={entry.key === newest || entry.key === item.goOn}
      onRemove={takeAway}
    />
  ));
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
      {item.compact ? <div className="wm-map__compact">{shown}</div> : shown}
      {item.addPeriod ? (
        <div className="wm-map__row">
          <Item item={item.addPeriod.period} />
          <Item item={item.addPeriod.value} />
        </div>
      ) : null}
      {item.blank ? (
        <Button
          ref={addButton}
          look="second"
          small
          name={ADD_ENTRY}
          value={item.name}
          {...(item.goOn === "" && { autoFocus: true })}
          onClick={inPlace(add)}
        >
          {entries.length === 0 ? `Add ${withArticle(item.word)}` : `Add another ${item.word}`}
        </Button>
      ) : null}
    </fieldset>
  );
}

interface EntryProps {
  item: MapItem;
  entry: MapEntry;
  title: string;
  /** Just added: the person goes on in it. */
  isNew: boolean;
  onRemove: (key: string) => void;
}

function Entry({ item, entry, title, isNew, onRemove }: EntryProps) {
  const fields = (
    <>
      <input type="hidden" name={item.keysName} value={entry.key} />
      {entry.items.map((inside, i) => (
        <Item key={inside.name} item={item.compact ? { ...inside, label: title } : inside} isNext={isNew && i === 0} />
      ))}
      {entry.mayRemove ? (
        <Button
          look="quiet"
          name={REMOVE_ENTRY}
          value={`${item.name}~${entry.key}`}
          onClick={inPlace(() => onRemove(entry.key))}
        >
          Remove<span className="govuk-visually-hidden"> {title}</span>
        </Button>
      ) : null}
    </>
  );
  if (item.compact) return <div className="wm-map__row">{fields}</div>;
  return (
    <fieldset className="wm-map__entry">
      <legend className="wm-map__legend">{title}</legend>
      {item.isRow ? <div className="wm-map__row">{fields}</div> : fields}
    </fieldset>
  );
}

/** Instead of sending the form. */
const inPlace = (change: () => void) => (event: MouseEvent) => {
  event.preventDefault();
  change();
};

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
