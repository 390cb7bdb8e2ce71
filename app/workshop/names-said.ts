import type { NamesShown } from "@models/workshop/workshop";

/** Said on every phone before anybody answers. */
export const NAMES_SAID: Readonly<Record<NamesShown, string>> = {
  nobody: "Nobody sees what you answer until the facilitator shows all answers together, without names.",
  organisation:
    "Nobody sees what you answer until all answers are shown together: yours with your organisation, without your name.",
  person: "Nobody sees what you answer until all answers are shown together: yours with your name and organisation.",
};

/** The same, where the facilitator chooses. */
export const NAMES_CHOICES: readonly { value: NamesShown; label: string }[] = [
  { value: "nobody", label: "Without names" },
  { value: "organisation", label: "With the organisation" },
  { value: "person", label: "With name and organisation" },
];
