import type { FarAnswer, FarMaterial, FarResult, FarYear } from "@models/workshop/exercises/far";
import { ENOUGH_FOR_HALF } from "@models/workshop/exercises/enough-for-half";
import { formatNumber, formatValue } from "@models/measures/format";
import { isPeriodCode } from "@models/measures/period";
import { readNumber } from "@models/measures/read-typed-value";
import { ChartView, WALL_SIZE } from "../../components/charts/chart-view";
import { NumberField, TextArea } from "../../components/forms/text-fields";
import { capitalised, counted } from "../../lib/words";
import { exerciseScreens, textIn } from "../exercise-screens";
import { FittedList } from "../fit-wall";
import { SpreadPicture } from "../spread-picture";

const BETTER: Readonly<Record<string, string>> = { higher: "Higher is better.", lower: "Lower is better." };

/** What everyone needs to know before they estimate, and nothing that says what will come. */
function Known({ material }: { material: FarMaterial }) {
  const { baseline, unit, decimals, history, better } = material;
  const last = history.at(-1);
  const say = (value: number) => formatValue(value, { unit, decimals });
  return (
    <p className="wm-room__known">
      {baseline ? `It was ${say(baseline.value)} in ${baseline.period}, the baseline` : null}
      {last && last.period !== baseline?.period
        ? `${baseline ? ", and " : "It was "}${say(last.value)} in ${last.period}`
        : null}
      {baseline || last ? ". " : null}
      {BETTER[better]}
    </p>
  );
}

interface SpreadProps {
  material: FarMaterial;
  result: FarResult;
  place: "projector" | "phone" | "desk";
  /** Of which round it is, where that is not said above it. */
  lead?: string;
}

/** What a round said: the estimates beside what is known, in words, and why. */
function Spread({ material, result, place, lead }: SpreadProps) {
  return (
    <div className="wm-far">
      <SpreadPicture
        {...{ result, unit: material.unit, decimals: material.decimals, place }}
        baseline={material.baseline?.value ?? null}
      />
      <div>
        {lead ? (
          <p>
            <strong>{lead}</strong>
          </p>
        ) : null}
        <p>
          {capitalised(counted(result.count, "estimate"))} for {material.periodName}
          {material.unit ? `, ${material.unit}` : null}. {rangeWords(result, material.decimals)} {result.outlook?.odds}
        </p>
        {result.parts.length > 0 ? (
          <ul className="wm-room__parts">
            {result.parts.map((part) => (
              <li key={part.name}>
                {part.name}: {formatNumber(part.median, material.decimals)}{" "}
                <span>({counted(part.count, "person", "people")})</span>
              </li>
            ))}
          </ul>
        ) : null}
        {result.reasons.length > 0 ? (
          <FittedList items={result.reasons} className="wm-room__voices">
            {({ value, why }, i) => (
              <li key={i}>
                <strong>{formatNumber(value, material.decimals)}</strong> {why}
              </li>
            )}
          </FittedList>
        ) : null}
      </div>
    </div>
  );
}

export const far = exerciseScreens<FarMaterial, FarAnswer, FarResult | null>({
  Fields: ({ material, mine, errors }) => (
    <>
      <Known material={material} />
      {material.before ? (
        <p className="wm-room__known">
          In the first round the middle estimate was {formatNumber(material.before.median, material.decimals)};{" "}
          {material.before.count < ENOUGH_FOR_HALF ? "all of them lay between" : "the middle half lay between"}{" "}
          {betweenWords(material.before, material.decimals)}.
        </p>
      ) : null}
      <NumberField
        name="value"
        label={`Your estimate for ${material.periodName}`}
        unit={material.unit || undefined}
        defaultValue={mine?.value ?? ""}
        error={errors["value"] ?? undefined}
        required
      />
      <div className="wm-room__pair">
        <NumberField
          name="low"
          label="Could be as low as"
          optional
          defaultValue={mine?.low ?? ""}
          error={errors["low"] ?? undefined}
        />
        <NumberField
          name="high"
          label="Could be as high as"
          optional
          defaultValue={mine?.high ?? ""}
          error={errors["high"] ?? undefined}
        />
      </div>
      <TextArea
        name="why"
        label="Why"
        hint="It may be shown to all without your name, and can become a question in the plan."
        optional
        rows={2}
        maxLength={500}
        defaultValue={mine?.why ?? ""}
        error={errors["why"] ?? undefined}
      />
    </>
  ),
  Asked: ({ material, chart }) =>
    material.before ? (
      <Spread material={material} result={material.before} place="projector" lead="What we said in the first round" />
    ) : (
      <>
        <Known material={material} />
        {chart ? <ChartView chart={chart} size={WALL_SIZE} /> : null}
      </>
    ),
  Result: ({ material, result, exercise: { settled, rounds }, place }) => {
    if (result === null) return <p>Nobody has answered.</p>;
    const agreed = settled[material.period];
    const isLast = rounds.at(-1)?.result === result;
    return (
      <>
        {isLast && typeof agreed === "number" && agreed !== result.median ? (
          <p className="wm-room__settled">
            Settled in the room: {formatNumber(agreed, material.decimals)} for {material.periodName}.
          </p>
        ) : null}
        <Spread {...{ material, result, place }} />
      </>
    );
  },
  Settle: ({ material, proposed, errors }) => (
    <fieldset className="govuk-fieldset">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">The trajectory that this proposes</legend>
      <p className="govuk-hint">
        The last year is the middle estimate until the room settles another. Years marked straight follow it until you
        change them.
      </p>
      <div className="wm-room__years">
        {(proposed as unknown as FarYear[]).map(({ period, name, value, straight }) => (
          <div key={`${period} ${value}`}>
            <input type="hidden" name={`was.${period}`} value={formatNumber(value, material.decimals)} />
            <NumberField
              name={`year.${period}`}
              label={straight ? `${name}, straight` : name}
              width={5}
              defaultValue={formatNumber(value, material.decimals)}
              error={errors[`year.${period}`] ?? undefined}
            />
          </div>
        ))}
      </div>
    </fieldset>
  ),
  readAnswer: (form) => {
    const why = textIn(form, "why");
    const bound = (name: string) => (textIn(form, name) === "" ? null : figure(form, name));
    return { value: figure(form, "value"), low: bound("low"), high: bound("high"), ...(why && { why }) };
  },
  readSettled: (form, { settled }) => {
    const adjusted = [...form.keys()].flatMap((name) => {
      const period = name.replace(/^year\./, "");
      if (!name.startsWith("year.") || !isPeriodCode(period)) return [];
      // What was left as it was proposed goes on following the last year.
      if (textIn(form, name) === textIn(form, `was.${period}`)) return [];
      const read = readNumber(textIn(form, name), "%");
      return read.kind === "done" ? [[period, read.value] as const] : [];
    });
    return { settled: { ...settled, ...Object.fromEntries(adjusted) } };
  },
});

function betweenWords({ count, values, lower, upper }: FarResult, decimals: number): string {
  const [from, to] = count < ENOUGH_FOR_HALF ? [values[0] ?? lower, values.at(-1) ?? upper] : [lower, upper];
  return `${formatNumber(from, decimals)} and ${formatNumber(to, decimals)}`;
}

/** How low and high the room thinks that it could come to be; nothing where nobody said. */
function rangeWords({ low, high, count, ranges = count }: FarResult, decimals: number): string {
  if (low === null || high === null) return "";
  const who = ranges < count ? `, say ${ranges} of ${count}` : "";
  return `It could be as low as ${formatNumber(low, decimals)} or as high as ${formatNumber(high, decimals)}${who}.`;
}

/** As people type it, "1,234.5" too; what is no number stays as it was typed, for the schema to name. */
function figure(form: FormData, name: string): number | string {
  const typed = textIn(form, name);
  const read = readNumber(typed, "%");
  return read.kind === "done" ? read.value : typed;
}
