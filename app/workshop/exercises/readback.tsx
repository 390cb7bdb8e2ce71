import type { ReadbackAnswer, ReadbackMaterial, ReadbackResult } from "@models/workshop/exercises/readback";
import { TextArea } from "../../components/forms/text-fields";
import { counted } from "../../lib/words";
import { exerciseScreens, textIn } from "../exercise-screens";
import { VoiceLine } from "../voice-line";

const OBJECTION = "objections.";

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
    <ol className="wm-agreed">
      {material.agreed.map(({ id, words }) => (
        <li key={id}>{words}</li>
      ))}
    </ol>
  ),
  Result: ({ result, people }) => (
    <ol className="wm-agreed">
      {result.agreed.map(({ id, words, confirmed, objections }) => (
        <li key={id} className={objections.length > 0 ? "wm-agreed__disputed" : undefined}>
          <p>{words}</p>
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
      ))}
    </ol>
  ),
  readAnswer: (form) => ({
    objections: Object.fromEntries(
      [...form.keys()]
        .filter((name) => name.startsWith(OBJECTION))
        .map((name) => [name.slice(OBJECTION.length), textIn(form, name)]),
    ),
  }),
});
