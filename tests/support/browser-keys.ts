import type { Locator, Page } from "playwright-core";

/** More than the longest page has places to stop at. */
const MOST_STOPS = 600;

/** Somebody who has a keyboard and no mouse. */
export interface Keyboard {
  /** Presses Tab until the element has the focus. */
  tabTo(target: Locator): Promise<void>;
  /** Goes to a link or button and presses Enter. */
  press(target: Locator): Promise<void>;
  /** Goes to a field, replaces what it says. */
  type(target: Locator, text: string): Promise<void>;
  /** Goes to a select and moves to the option with these words by the arrows. */
  select(target: Locator, option: string | RegExp): Promise<void>;
  /** Goes to a checkbox and presses Space, unless it is ticked. */
  tick(target: Locator): Promise<void>;
  /** Goes to a group of radio buttons and moves to one by the arrows. */
  choose(target: Locator): Promise<void>;
}

export function keyboardOf(page: Page): Keyboard {
  const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement);

  const tabUntil = async (target: Locator, arrived: () => Promise<boolean>): Promise<void> => {
    await target.waitFor();
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      if (await arrived()) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`${String(target)} cannot be reached by Tab on ${page.url()}`);
  };
  const tabTo = (target: Locator) => tabUntil(target, () => hasFocus(target));

  return {
    tabTo,
    async press(target) {
      await tabTo(target);
      await page.keyboard.press("Enter");
    },
    async type(target, text) {
      await tabTo(target);
      await page.keyboard.press("Control+A");
      await page.keyboard.type(text);
    },
    async select(target, option) {
      await tabTo(target);
      const [from, to] = await target.evaluate(
        (element, [words, isPattern]) => {
          const { options, selectedIndex } = element as HTMLSelectElement;
          const fits = (text: string) => (isPattern ? new RegExp(words).test(text) : text === words);
          return [selectedIndex, [...options].findIndex(({ text }) => fits(text.trim()))] as const;
        },
        [typeof option === "string" ? option : option.source, typeof option !== "string"] as const,
      );
      if (to < 0) throw new Error(`${String(target)} does not offer ${String(option)}`);
      const key = to > from ? "ArrowDown" : "ArrowUp";
      for (let step = 0; step < Math.abs(to - from); step += 1) await page.keyboard.press(key);
    },
    async tick(target) {
      await tabTo(target);
      if (!(await target.isChecked())) await page.keyboard.press("Space");
    },
    async choose(target) {
      // Tab stops once in a group: at the chosen button, or at its first or last when none is.
      const inGroup = () =>
        target.evaluate(
          (element) =>
            document.activeElement instanceof HTMLInputElement &&
            document.activeElement.type === "radio" &&
            document.activeElement.form === (element as HTMLInputElement).form &&
            document.activeElement.name === (element as HTMLInputElement).name,
        );
      await tabUntil(target, inGroup);
      for (let step = 0; !(await hasFocus(target)); step += 1) {
        if (step > 50) throw new Error(`${String(target)} cannot be reached by the arrows`);
        await page.keyboard.press("ArrowDown");
      }
      if (!(await target.isChecked())) await page.keyboard.press("Space");
    },
  };
}
