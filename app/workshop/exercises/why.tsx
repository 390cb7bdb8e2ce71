import { supportWords } from "@models/evidence/support";
import { bundled, wordsOf } from "@models/workshop/exercises/bundled";
import type { DotsResult, WhyAnswer, WhyItem, WhyMaterial, WhyResult } from "@models/workshop/exercises/why";
import { BundleFields, readBundles } from "../bundle-fields";
import { CountBars } from "../count-bars";
import { DotFields, dotsIn } from "../dot-fields";
import { exerciseScreens } from "../exercise-screens";
import { FittedList } from "../fit-wall";
import { GroupList, KnownList } from "../group-list";
import { NoteFields, notesIn } from "../note-fields";

const NOTES_EACH = 3;
const KNOWN = "In the plan already:";

export const why = exerciseScreens<WhyMaterial, WhyAnswer, WhyResult>({
  Fields: ({ material, mine, each, errors }) =>
    material.asks === "causes" ? (
      <>
        <p className="wm-room__question">{material.about}</p>
        <KnownList title={KNOWN} known={material.known.map(({ text }) => text)} />
        <NoteFields
          label="A cause that you know of"
          each={NOTES_EACH}
          notes={mine && "notes" in mine ? mine.notes : []}
          errors={errors}
        />
      </>
    ) : (
      <DotFields
        choices={material.choices}
        each={each}
        given={mine && "dots" in mine ? mine.dots : {}}
        errors={errors}
      />
    ),
  Asked: ({ material }) =>
    material.asks === "causes" ? (
      <>
        <p className="wm-room__question">{material.about}</p>
        <KnownList title={KNOWN} known={material.known.map(({ text }) => text)} />
      </>
    ) : (
      <FittedList items={material.choices} className="wm-groups">
        {({ id, text }) => <li key={id}>{text}</li>}
      </FittedList>
    ),
  Result: ({ result, exercise }) =>
    "choices" in result ? (
      <Dots result={result} />
    ) : (
      <GroupList
        groups={bundled(exercise, result.items)}
        empty="Nobody named a cause."
        facts={({ items, name }) => <Words items={items} name={name} />}
      />
    ),
  // Once dots are given, what they were given to stays as it was put together.
  isToSettle: (result) => "items" in result && result.items.length > 1,
  Settle: ({ result, exercise }) =>
    "items" in result ? <BundleFields items={result.items} exercise={exercise} /> : null,
  readAnswer: (form) =>
    [...form.keys()].some((name) => name.startsWith("dots.")) ? { dots: dotsIn(form) } : { notes: notesIn(form) },
  readSettled: readBundles,
});

function Dots({ result }: { result: DotsResult }) {
  return (
    <CountBars
      caption="Dots given to each cause"
      bars={result.choices.map((choice) => ({
        id: choice.id,
        name: choice.text,
        count: choice.dots,
        words: supportWords(choice),
      }))}
    />
  );
}

/** What was said in other words, and what the plan says already. */
function Words({ items, name }: { items: readonly WhyItem[]; name: string }) {
  const known = items.some(({ existing }) => existing) ? "In the plan already." : "";
  const others = items
    .filter(({ existing, text }) => !existing && wordsOf(text) !== wordsOf(name))
    .map(({ text }) => `“${text}”`);
  const words = [known, others.join("; ")].filter(Boolean).join(" ");
  return words ? <span className="wm-room__evidence">{words}</span> : null;
}
