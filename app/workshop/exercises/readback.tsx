import type { ReadbackAnswer, ReadbackMaterial, ReadbackResult } from "@models/workshop/exercises/readback";
import { TextArea } from "../../components/forms/text-fields";
import { capitalised, counted, inWords } from "../../lib/words";
import { exerciseScreens, textIn } from "../exercise-screens";
import { FittedList } from "../fit-wall";
import { VoiceLine } from "../voice-line";

const OBJECTION = "objections.";

function agreedWords(disputed: number, undisputed: number): string {
  if (disputed === 0) return "Nobody objects.";
  if (undisputed === 0) return "Somebody objects to all of it.";
  return `${capitalised(counted(disputed, "point is", "points are"))} objected to; nobody objects to the other ${inWords(undisputed)}.`;
}

export const readback = exerciseScreens<ReadbackMaterial, ReadbackAnswer, ReadbackResult>({
  Fields: ({ material, mine, errors }) => (
    <>
      <p>Sending this confirms all of it. Where you object, say why.</p>
      <ol className="wm-agreed">
        {material.agreed.map(({ id, words }) => {
          const name = `${OBJECTION}${id}`;
          const why = mine?.objections[id] ?? "";
          return (
            <li key={id}>
              <p>{words}</p>
              <details className="wm-more" open={why !== "" || Boolean(errors[name])}>
                <summary>
                  Object<span className="govuk-visually-hidden"> to “{words}”</span>
                </summary>
                <TextArea
                  name={name}
                  label="Why you object"
                  rows={2}
                  maxLength={500}
                  defaultValue={why}
                  error={errors[name] ?? undefined}
                />
              </details>
            </li>
          );
        })}
      </ol>
    </>
  ),
  Asked: ({ material }) => (
    <FittedList items={material.agreed} isOrdered className="wm-agreed">
      {({ id, words }) => (
        <li key={id}>
          <p className="wm-agreed__words">{words}</p>
        </li>
      )}
    </FittedList>
  ),
  Result: ({ result, people, place }) => {
    const agreed = result.agreed.map((each, at) => ({ ...each, number: at + 1 }));
    const disputed = agreed.filter(({ objections }) => objections.length > 0);
    // What is objected to is what the room talks of.
    const undisputed = agreed.filter(({ objections }) => objections.length === 0);
    const listed = place === "projector" ? [...disputed, ...undisputed] : agreed;
    return (
      <>
        <p className="wm-lede">{agreedWords(disputed.length, undisputed.length)}</p>
        <FittedList items={listed} isOrdered className="wm-agreed">
          {({ id, words, number, confirmed, objections }) => (
            <li key={id} value={number} className={objections.length > 0 ? "wm-agreed__disputed" : undefined}>
              <p className="wm-agreed__words">{words}</p>
              <p className="wm-room__voice">
                {objections.length === 0 && confirmed > 0
                  ? `Confirmed by all ${confirmed}`
                  : `Confirmed by ${confirmed}${objections.length > 0 ? `, ${counted(objections.length, "objection")}` : ""}`}
              </p>
              {objections.map((objection, i) => (
                <p key={i} className="wm-agreed__objection">
                  {objection.why} <VoiceLine voice={objection} people={people} />
                </p>
              ))}
            </li>
          )}
        </FittedList>
      </>
    );
  },
  readAnswer: (form) => ({
    objections: Object.fromEntries(
      [...form.keys()]
        .filter((name) => name.startsWith(OBJECTION))
        .map((name) => [name.slice(OBJECTION.length), textIn(form, name)]),
    ),
  }),
});
