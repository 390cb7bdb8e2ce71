import { may } from "@models/people/permissions";
import { exerciseOf } from "@models/workshop/exercises";
import { workshopSubject, workshopsOf } from "@models/workshop/find-workshop";
import { shownResults } from "@models/workshop/shown-results";
import { type TableOffer, day } from "../table";

export const workshops: TableOffer = {
  id: "workshops",
  title: "Workshops",
  about: "What each room was shown, round by round, in sentences and without who said it.",
  step: null,
  mayTake: ({ agreement }, actor) => may(actor, "workshop.read", workshopSubject(agreement)),
  async tableOf({ agreement }, { store }) {
    return {
      heads: [
        "Day",
        "Workshop",
        "Step",
        "Exercise",
        "Question",
        "Round",
        "Answered",
        "In the room",
        "What the room said",
      ],
      rows: shownResults(await workshopsOf(store, agreement._id)).flatMap(
        ({ on, name, step, exercise, ask, round, answered, present, says }) =>
          says.map((said) => [
            ...[day(on), name, step, exerciseOf(exercise).title, ask],
            ...[round, answered, present, said],
          ]),
      ),
    };
  },
};
