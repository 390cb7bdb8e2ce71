import { useState } from "react";
import type { FormItem, MapEntry, MapItem } from "~/parts/form-view";

/**
 * The entries of a list as they stand on the form: those it came with and those added here since, less those taken
 * away. What is typed in them stays in their controls, which keep their names.
 */
export function useEntries({ entries, blank }: MapItem) {
  const [added, setAdded] = useState<readonly string[]>([]);
  const [removed, setRemoved] = useState<readonly string[]>([]);
  const known = entries.map(({ key }) => key);
  const further = blank ? added.filter((key) => !known.includes(key)).map((key) => underKey(blank, key)) : [];
  return {
    entries: [...entries, ...further].filter(({ key }) => !removed.includes(key)),
    /** The key of the newest added here. */
    newest: added.at(-1),
    // The server gives another key each time the form comes back, so that none is made twice.
    add: () => {
      if (blank) setAdded([...added, `${blank.key}-${added.length + 1}`]);
    },
    remove: (key: string) => setRemoved([...removed, key]),
  };
}

function underKey(blank: MapEntry, key: string): MapEntry {
  const rename = (item: FormItem): FormItem => ({ ...item, name: item.name.replace(`.${blank.key}`, `.${key}`) });
  return { ...blank, key, items: blank.items.map(rename) };
}
