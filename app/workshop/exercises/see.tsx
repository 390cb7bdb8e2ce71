import { type Group, bundled } from "@models/workshop/exercises/bundled";
import type { SeeAnswer, SeeItem, SeeMaterial, SeeNote, SeeResult } from "@models/workshop/exercises/see";
import { pointId, pointsOn } from "@models/workshop/exercises/see-points";
import { type Chart, type ChartMark, chartOfTable } from "../../components/charts/chart";
import { ChartView } from "../../components/charts/chart-view";
import { LineChartSvg } from "../../components/charts/line-chart-svg";
import type { FormErrors } from "../../components/forms/error-summary";
import { Select, TextArea } from "../../components/forms/text-fields";
import { BundleFields, readBundles } from "../bundle-fields";
import { exerciseScreens, textIn } from "../exercise-screens";
import { GroupList } from "../group-list";
import { VoiceLine } from "../voice-line";

const WHOLE = "The picture as a whole";
/** Pixels: what a phone has to spare above the field for a note. */
const PHONE_CHART = 190;

export const see = exerciseScreens<SeeMaterial, SeeAnswer, SeeResult>({
  Fields: ({ material, mine, each, errors }) => (
    <>
      <LineChartSvg chart={chartOfTable(material)} height={PHONE_CHART} />
      <MadeUp material={material} />
      {Array.from({ length: each }, (_, i) => (
        <NoteField key={i} at={i} material={material} note={mine?.notes[i]} errors={errors} />
      ))}
    </>
  ),
  Asked: ({ material }) => (
    <>
      <MadeUp material={material} />
      <ChartView chart={chartOfTable(material)} size={1.9} />
    </>
  ),
  Result: ({ material, result, exercise, people, place }) => {
    const groups = numbered(bundled(exercise, result.items));
    const chart = { ...chartOfTable(material), marks: marksOf(material, groups) };
    return (
      <>
        <div className="wm-see">
          <Picture chart={chart} place={place} />
          <GroupList
            groups={groups}
            place={place}
            empty="Nobody has written a note."
            facts={({ items }) => <Notes items={items} people={people} />}
          />
        </div>
        {result.reading ? (
          <p className="wm-room__settled">
            <strong>What the figures say:</strong> {result.reading}
          </p>
        ) : null}
      </>
    );
  },
  isToSettle: ({ items }) => items.length > 1,
  Settle: ({ result, exercise }) => <BundleFields items={result.items.map(withPlace)} exercise={exercise} />,
  readAnswer: (form) => ({
    notes: [...form.keys()]
      .filter((name) => /^notes\.\d+\.text$/.test(name))
      .map((name) => ({ text: textIn(form, name), point: textIn(form, name.replace(/text$/, "point")) || null })),
  }),
  readSettled: readBundles,
});

function Picture({ chart, place }: { chart: Chart; place: "projector" | "phone" | "desk" }) {
  if (place === "phone") return <LineChartSvg chart={chart} height={PHONE_CHART} />;
  return <ChartView chart={chart} size={place === "projector" ? 1.4 : 1} />;
}

function MadeUp({ material: { unit, better, illustrative } }: { material: SeeMaterial }) {
  const words = { none: "", some: "Some of these figures are illustrative.", all: "These figures are illustrative." };
  return (
    <p className="wm-room__known">{[unit && `In ${unit}.`, better, words[illustrative]].filter(Boolean).join(" ")}</p>
  );
}

/** What several said first, each with the number that marks it on the chart. */
const numbered = (groups: readonly Group<SeeItem>[]): Group<SeeItem>[] =>
  [...groups]
    .sort((a, b) => b.items.length - a.items.length)
    .map((group, i) => ({ ...group, name: `${i + 1}. ${group.name}` }));

/** A note with the point that it is pinned to, so that the facilitator knows which is meant. */
const withPlace = ({ id, text, pointName }: SeeItem) => ({ id, text: pointName ? `${text} (${pointName})` : text });

/** The notes behind a name, each with its point. */
function Notes({ items, people }: { items: readonly SeeItem[]; people: Readonly<Record<string, string>> }) {
  return items.map((item) => (
    <span key={item.id} className="wm-room__evidence">
      {items.length > 1 ? `${item.text}${item.pointName ? ", at " : ""}` : null}
      {item.pointName}
      <VoiceLine voice={item} people={people} />
    </span>
  ));
}

/** The stretch of time that each group's notes are pinned to. */
function marksOf({ rows, columns }: SeeMaterial, groups: readonly Group<SeeItem>[]): ChartMark[] {
  const places = new Map(
    rows.flatMap((row) => columns.map(({ period, at }) => [pointId(row.id, period), at] as const)),
  );
  return groups.flatMap(({ items }, i) => {
    const own = items.flatMap(({ point }) => (point ? (places.get(point) ?? []) : []));
    return own.length > 0 ? [{ number: i + 1, from: Math.min(...own) - 1, to: Math.max(...own) + 1 }] : [];
  });
}

interface NoteFieldProps {
  at: number;
  material: SeeMaterial;
  note: SeeNote | undefined;
  errors: FormErrors;
}

function NoteField({ at, material, note, errors }: NoteFieldProps) {
  const name = (field: string) => `notes.${at}.${field}`;
  const error = (field: string) => errors[name(field)] ?? undefined;
  const fields = (
    <>
      <TextArea
        name={name("text")}
        label={at === 0 ? "What you see" : "Another thing you see"}
        rows={2}
        maxLength={300}
        defaultValue={note?.text ?? ""}
        error={error("text")}
      />
      <Select
        name={name("point")}
        label="Where on the chart"
        empty={WHOLE}
        options={pointsOn(material).map(({ id, name: label }) => ({ value: id, label }))}
        defaultValue={note?.point ?? ""}
        error={error("point")}
      />
    </>
  );
  if (at === 0) return fields;
  return (
    <details className="wm-more" open={Boolean(note) || ["text", "point"].some(error)}>
      <summary>Another note</summary>
      {fields}
    </details>
  );
}
