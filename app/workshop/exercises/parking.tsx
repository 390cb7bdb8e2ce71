import type { ParkingAnswer, ParkingResult } from "@models/workshop/exercises/parking";
import { exerciseScreens } from "../exercise-screens";
import { FittedList } from "../fit-wall";
import { NoteFields, notesIn } from "../note-fields";
import { VoiceLine } from "../voice-line";

export const parking = exerciseScreens<null, ParkingAnswer, ParkingResult>({
  Fields: ({ mine, each, errors }) => (
    <NoteFields label="To take up later" each={each} notes={mine?.notes ?? []} errors={errors} />
  ),
  Result: ({ result, people }) =>
    result.items.length === 0 ? (
      <p>Nothing was set aside.</p>
    ) : (
      <FittedList items={result.items} className="wm-groups">
        {(item) => (
          <li key={item.id}>
            <span className="wm-groups__name">{item.text}</span>
            <VoiceLine voice={item} people={people} />
          </li>
        )}
      </FittedList>
    ),
  readAnswer: (form) => ({ notes: notesIn(form) }),
});
