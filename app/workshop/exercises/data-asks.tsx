import type { DataAsksAnswer, DataAsksMaterial, DataAsksResult } from "@models/workshop/exercises/data-asks";
import { TextArea, TextField } from "../../components/forms/text-fields";
import { exerciseScreens, textIn } from "../exercise-screens";
import { FittedList } from "../fit-wall";
import { VoiceLine } from "../voice-line";

const SETTLED = "answer-";

export const dataAsks = exerciseScreens<DataAsksMaterial, DataAsksAnswer, DataAsksResult>({
  Fields: ({ material, mine, errors }) => (
    <>
      <p className="wm-room__question">{material.question}</p>
      <p className="wm-room__known">{material.why}</p>
      <TextArea
        name="text"
        label="Your answer"
        rows={4}
        maxLength={1000}
        defaultValue={mine?.text ?? ""}
        error={errors["text"] ?? undefined}
        required
      />
      <TextField
        name="evidence"
        label="What would show it"
        hint="Data, a survey, somebody who knows."
        optional
        maxLength={300}
        defaultValue={mine?.evidence ?? ""}
        error={errors["evidence"] ?? undefined}
      />
    </>
  ),
  Asked: ({ material }) => (
    <>
      <p className="wm-caption">
        Question {material.number} of {material.of}, {material.strength}
      </p>
      <p className="wm-room__question">{material.question}</p>
      <p className="wm-room__known">{material.why}</p>
    </>
  ),
  Result: ({ material, result, exercise, people }) => {
    const settled =
      exercise.settled[
        `${SETTLED}${exercise.rounds.findIndex((round) => round.material === (material as unknown)) + 1}`
      ];
    return (
      <>
        <p className="wm-room__question">{material.question}</p>
        {typeof settled === "string" && settled !== "" ? <p className="wm-room__settled">{settled}</p> : null}
        {result.answers.length === 0 ? <p>Nobody has answered.</p> : null}
        <FittedList items={result.answers} className="wm-room__voices">
          {(answer) => (
            <li key={answer.id}>
              {answer.text}
              {answer.evidence ? <span className="wm-room__evidence"> To show it: {answer.evidence}</span> : null}
              <VoiceLine voice={answer} people={people} />
            </li>
          )}
        </FittedList>
      </>
    );
  },
  Settle: ({ result, exercise, errors }) => {
    const name = `${SETTLED}${exercise.rounds.length}`;
    const settled = exercise.settled[name];
    return (
      <TextArea
        key={name}
        name={name}
        label="The answer that the room settles on"
        hint="In the room’s words. It stands in the plan once you confirm it."
        rows={4}
        maxLength={2000}
        defaultValue={typeof settled === "string" ? settled : result.answers.map(({ text }) => text).join(" ")}
        error={errors[name] ?? undefined}
      />
    );
  },
  readAnswer: (form) => ({ text: textIn(form, "text"), evidence: textIn(form, "evidence") || null }),
  readSettled: (form, { settled }) => {
    const answers = [...form.keys()]
      .filter((name) => name.startsWith(SETTLED))
      .map((name) => [name, textIn(form, name)]);
    return { settled: { ...settled, ...Object.fromEntries(answers) } };
  },
});
