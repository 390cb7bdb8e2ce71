import type { FormItem, PartFormView } from "~/parts/form-view";

export const itemsOf = (view: PartFormView): FormItem[] => view.groups.flatMap(({ items }) => items);

/** What the browser would send back of a form that nobody touched. */
export function untouched(view: PartFormView): Record<string, string[]> {
  const sent: Record<string, string[]> = view.rev === undefined ? {} : { rev: [String(view.rev)] };
  const put = (each: FormItem) => {
    if (each.control === "map") {
      sent[each.keysName] = each.entries.map(({ key }) => key);
      each.entries.forEach(({ items }) => items.forEach(put));
      if (each.addPeriod) [each.addPeriod.period, each.addPeriod.value].forEach(put);
    } else if (each.control === "flag") {
      if (each.value) sent[each.name] = ["on"];
    } else if (each.control === "audience") {
      sent[`${each.name}.kind`] = [each.kind];
      sent[`${each.name}.organisations`] = [...each.organisations];
    } else if (each.control === "checkboxes") sent[each.name] = [...each.value];
    else if (each.control === "radios") {
      if (each.value) sent[each.name] = [each.value];
    } else sent[each.name] = [each.value];
  };
  itemsOf(view).forEach(put);
  return sent;
}
