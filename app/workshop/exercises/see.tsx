import { useMemo } from "react";
import { type Group, bundled, wordsOf } from "@models/workshop/exercises/bundled";
import type { SeeAnswer, SeeItem, SeeMaterial, SeeNote, SeeResult } from "@models/workshop/exercises/see";
import { pointId, pointsOn } from "@models/workshop/exercises/see-points";
import { type ChartMark, chartOfTable } from "../../components/charts/chart";
import { ChartView, WALL_SIZE } from "../../components/charts/chart-view";
import { LineChartSvg } from "../../components/charts/line-chart-svg";
import type { FormErrors } from "../../components/forms/error-summary";
import { Select, TextArea } from "../../components/forms/text-fields";
import { BundleFields, readBundles } from "../bundle-fields";
import { type ResultProps, exerciseScreens, textIn } from "../exercise-screens";
import { useShown } from "../fit-wall";
import { GroupList, mostSaidFirst } from "../group-list";
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
      <Blank material={material} />
    </>
  ),
  Result: Seen,
  isToSettle: ({ items }) => items.length > 1,
  Settle: ({ result, exercise }) => <BundleFields items={result.items.map(withPlace)} exercise={exercise} />,
  readAnswer: (form) => ({
    notes: [...form.keys()]
      .filter((name) => /^notes\.\d+\.text$/.test(name))
      .map((name) => ({ text: textIn(form, name), point: textIn(form, name.replace(/text$/, "point")) || null })),
  }),
  readSettled: readBundles,
});

/** What the room saw, on the chart and in words; then what the software reads in the same figures. */
function Seen({ material, result, exercise, people, place }: ResultProps<SeeMaterial, SeeResult>) {
  const groups = useMemo(() => mostSaidFirst(bundled(exercise, result.items)), [exercise, result]);
  return (
    <>
      <div className="wm-see">
        <Picture material={material} groups={groups} place={place} />
        <div>
          <GroupList
            groups={groups}
            isNumbered
            empty="Nobody has written a note."
            facts={(group) =>
              place === "projector" ? (
                <span className="wm-room__evidence">{placesOf(group)}</span>
              ) : (
                <Notes group={group} people={people} />
              )
            }
          />
        </div>
      </div>
      {result.reading ? (
        <p className="wm-room__settled">
          <strong>What the figures say:</strong> {result.reading}
        </p>
      ) : null}
    </>
  );
}

interface PictureProps {
  material: SeeMaterial;
  groups: readonly Group<SeeItem>[];
  place: "projector" | "phone" | "desk";
}

/** The chart, marked where what is listed beside it was seen. */
function Picture({ material, groups, place }: PictureProps) {
  const { shown } = useShown(groups);
  const chart = useMemo(() => ({ ...chartOfTable(material), marks: marksOf(material, shown) }), [material, shown]);
  if (place === "phone") return <LineChartSvg chart={chart} height={PHONE_CHART} />;
  return <ChartView chart={chart} size={place === "projector" ? WALL_SIZE : 1} />;
}

/** The chart as it is asked about; the same object while people answer, so that it is drawn once. */
function Blank({ material }: { material: SeeMaterial }) {
  const chart = useMemo(() => chartOfTable(material), [material]);
  return <ChartView chart={chart} size={WALL_SIZE} />;
}

function MadeUp({ material: { unit, better, illustrative } }: { material: SeeMaterial }) {
  const words = { none: "", some: "Some of these figures are illustrative.", all: "These figures are illustrative." };
  return (
    <p className="wm-room__known">{[unit && `In ${unit}.`, better, words[illustrative]].filter(Boolean).join(" ")}</p>
  );
}

/** A note with the point that it is pinned to, so that the facilitator knows which is meant. */
const withPlace = ({ id, text, pointName }: SeeItem) => ({ id, text: pointName ? `${text} (${pointName})` : text });

/** So many points of what several saw are named on the wall. */
const PLACES_NAMED = 2;

const placesOf = ({ items }: Group<SeeItem>) =>
  [...new Set(items.flatMap(({ pointName }) => pointName ?? []))].slice(0, PLACES_NAMED).join("; ");

/** The notes behind a name, each with its point. */
function Notes({
  group: { items, name },
  people,
}: {
  group: Group<SeeItem>;
  people: Readonly<Record<string, string>>;
}) {
  return items.map((item) => (
    <span key={item.id} className="wm-room__evidence">
      {[wordsOf(item.text) === wordsOf(name) ? "" : item.text, item.pointName].filter(Boolean).join(", at ")}
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
