import type { Book } from "../agreement/book";
import { subtract } from "../measures/arithmetic";
import { type FormAdvice, adviseForm } from "./advise-form";
import { finalValueOf } from "./final-value";
import { panelOf } from "./forecast/panel";
import { isRelative } from "./form";
import { marginOf } from "./margin-of";
import type { Target } from "./target";
import { figuresOf } from "./target-figures";
import { baselineOf } from "./trajectory";

/** A change asked of the same target twice is answered once: pages show the advice beside the form and the chart. */
const known = new WeakMap<Target, FormAdvice>();

/** What form a target would best take, from what its agreement's book knows of its measure. */
export function adviceFor(book: Book, target: Target): FormAdvice {
  const before = known.get(target);
  if (before) return before;
  const figures = figuresOf(book, target);
  const advice = adviseForm({
    panel: figures && panelOf(figures.levels),
    margin: figures && marginOf(figures),
    promised: isRelative(target) ? undefined : promisedChange(target),
  });
  known.set(target, advice);
  return advice;
}

function promisedChange(target: Target): number | undefined {
  const [from, to] = [baselineOf(target), finalValueOf(target)];
  return from && to && subtract(to.value, from.value);
}
