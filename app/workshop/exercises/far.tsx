import type { FarAnswer, FarMaterial, FarResult, FarYear } from "@models/workshop/exercises/far";
import { formatNumber, formatValue } from "@models/measures/format";
import { isPeriodCode } from "@models/measures/period";
import { readNumber } from "@models/measures/read-typed-value";
import { ChartView } from "../../components/charts/chart-view";
import { NumberField, TextArea } from "../../components/forms/text-fields";
import { capitalised, counted } from "../../lib/words";
import { exerciseScreens, textIn } from "../exercise-screens";
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

export const far = exerciseScreens<FarMaterial, FarAnswer, FarResult | null>({
  Fields: ({ material, mine, errors }) => (
    <>
      <Known material={material} />
      {material.before ? (
        <p className="wm-room__known">
          In the first round the room’s median was {formatNumber(material.before.median, material.decimals)}; half of it
          said {formatNumber(material.before.lower, material.decimals)} to{" "}
          {formatNumber(material.before.upper, material.decimals)}.
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
          defaultValue={mine?.low ?? ""}
          error={errors["low"] ?? undefined}
          required
        />
        <NumberField
          name="high"
          label="Could be as high as"
          defaultValue={mine?.high ?? ""}
          error={errors["high"] ?? undefined}
          required
        />
      </div>
      <TextArea
        name="why"
        label="Why"
        hint="Reasons of those furthest out are read out, without names."
        optional
        rows={2}
        maxLength={500}
        defaultValue={mine?.why ?? ""}
        error={errors["why"] ?? undefined}
      />
    </>
  ),
  Asked: ({ material, chart }) => (
    <>
      <Known material={material} />
      {chart ? <ChartView chart={chart} size={1.9} /> : null}
    </>
  ),
  Result: ({ material, result, place }) =>
    result === null ? (
      <p>Nobody has answered.</p>
    ) : (
      <>
        <SpreadPicture
          {...{ values: result.values, median: result.median, lower: result.lower, upper: result.upper }}
          {...{ outlook: result.outlook, unit: material.unit, decimals: material.decimals, place }}
          baseline={material.baseline?.value ?? null}
        />
        <p>
          {capitalised(counted(result.count, "estimate"))} for {material.periodName}. In the middle of what people said
          it could be as low as {formatNumber(result.low, material.decimals)} and as high as{" "}
          {formatNumber(result.high, material.decimals)}.{result.outlook?.odds ? ` ${result.outlook.odds}` : null}
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
          <ul className="wm-room__voices">
            {result.reasons.map(({ value, why }, i) => (
              <li key={i}>
                <strong>{formatNumber(value, material.decimals)}</strong> {why}
              </li>
            ))}
          </ul>
        ) : null}
      </>
    ),
  Settle: ({ material, proposed, errors }) => (
    <fieldset className="govuk-fieldset">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">The trajectory that this proposes</legend>
      <p className="govuk-hint">
        The last year is the room’s median; years marked straight lie on the line to it. Adjust them with the room.
      </p>
      <div className="wm-room__years">
        {(proposed as unknown as FarYear[]).map(({ period, name, value, straight }) => (
          <NumberField
            key={`${period} ${value}`}
            name={`year.${period}`}
            label={straight ? `${name}, straight` : name}
            width={5}
            defaultValue={formatNumber(value, material.decimals)}
            error={errors[`year.${period}`] ?? undefined}
          />
        ))}
      </div>
    </fieldset>
  ),
  readAnswer: (form) => {
    const why = textIn(form, "why");
    return { value: figure(form, "value"), low: figure(form, "low"), high: figure(form, "high"), ...(why && { why }) };
  },
  readSettled: (form, { settled }) => {
    const adjusted = [...form.keys()].flatMap((name) => {
      const period = name.replace(/^year\./, "");
      if (!name.startsWith("year.") || !isPeriodCode(period)) return [];
      const read = readNumber(textIn(form, name), "%");
      return read.kind === "done" ? [[period, read.value] as const] : [];
    });
    return { settled: { ...settled, ...Object.fromEntries(adjusted) } };
  },
});

/** As people type it, "1,234.5" too; what is no number stays as it was typed, for the schema to name. */
function figure(form: FormData, name: string): number | string {
  const typed = textIn(form, name);
  const read = readNumber(typed, "%");
  return read.kind === "done" ? read.value : typed;
}
