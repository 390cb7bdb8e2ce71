import { FACES } from "@models/workshop/exercises/faces";
import type { TemperatureResult } from "@models/workshop/exercises/temperature";
import { FieldsetShell } from "../../components/forms/field";
import { counted } from "../../lib/words";
import { exerciseScreens, textIn } from "../exercise-screens";

/** The mouth of each face, from the worst to the best, in a box of 100 by 100. */
const MOUTHS = [
  "M28 74 Q50 50 72 74",
  "M30 70 Q50 58 70 70",
  "M30 66 H70",
  "M30 62 Q50 76 70 62",
  "M26 58 Q50 86 74 58",
];

function Face({ value }: { value: number }) {
  return (
    <svg className="wm-face" viewBox="0 0 100 100" aria-hidden="true">
      <circle cx="50" cy="50" r="44" />
      <circle className="wm-face__eye" cx="35" cy="40" r="5" />
      <circle className="wm-face__eye" cx="65" cy="40" r="5" />
      <path d={MOUTHS[value - 1]} />
    </svg>
  );
}

export const temperature = exerciseScreens<null, { face: number }, TemperatureResult>({
  Fields: ({ mine, errors }) => (
    <FieldsetShell field={{ name: "face", label: "Choose a face", error: errors["face"] ?? undefined }}>
      <div className="wm-faces">
        {FACES.map((word, i) => (
          <label key={word} className="wm-faces__choice">
            <input type="radio" name="face" value={i + 1} defaultChecked={mine?.face === i + 1} required />
            <Face value={i + 1} />
            <span>{word}</span>
          </label>
        ))}
      </div>
    </FieldsetShell>
  ),
  Asked: () => (
    <div className="wm-faces">
      {FACES.map((word, i) => (
        <p key={word} className="wm-faces__choice">
          <Face value={i + 1} />
          {word}
        </p>
      ))}
    </div>
  ),
  Result: ({ result }) => {
    const most = Math.max(1, ...result.counts);
    return (
      <table className="wm-bars">
        <caption className="govuk-visually-hidden">How many chose each face</caption>
        <tbody>
          {FACES.map((word, i) => {
            const count = result.counts[i] ?? 0;
            return (
              <tr key={word}>
                <th scope="row">
                  <Face value={i + 1} /> {word}
                </th>
                <td className="wm-bars__bar">
                  <svg width="100%" height="100%" preserveAspectRatio="none" viewBox="0 0 100 10" aria-hidden="true">
                    <rect width={(count / most) * 100} height="10" />
                  </svg>
                </td>
                <td className="wm-bars__count">
                  {count}
                  <span className="govuk-visually-hidden"> {counted(count, "person", "people")}</span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    );
  },
  readAnswer: (form) => ({ face: textIn(form, "face") }),
});
