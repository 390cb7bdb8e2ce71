import { askedWords } from "../lib/asked-words";

/** What a button of the facilitator did, where the screen does not show it by itself: by its intent. */
const DONE_WORDS: Readonly<Partial<Record<string, string>>> = {
  settle: "Settled. What is not in the plan yet stands below, for you to confirm.",
  confirm: "Confirmed. It stands in the plan, with this room as its source.",
  "confirm-all": "All confirmed. They stand in the plan, with this room as their source.",
  decline: "Declined. It stays in the minutes and out of the plan.",
  notes: "Your notes are kept.",
  "keep-days": "The days are changed.",
  template: "The agenda is saved as a template.",
};

/** The address to go to once it is done, which says so. */
export function doneAddress(path: string, intent: string): string {
  return DONE_WORDS[intent] === undefined ? path : `${path}?did=${intent}`;
}

/** The words that doneAddress asks for. */
export function doneWords(asked: URLSearchParams): string | undefined {
  return askedWords(DONE_WORDS, asked.get("did"));
}
