import { Radios } from "../forms/choice-fields";
import { ErrorSummary } from "../forms/error-summary";
import { Select, TextArea, TextField } from "../forms/text-fields";
import { FoldedForm, type Refused } from "../people/folded-form";

interface OwnIndicatorProps {
  priority: string;
  refused: Refused | undefined;
}

const options = (...values: readonly (readonly [string, string])[]) =>
  values.map(([value, label]) => ({ value, label }));

const POLARITIES = options(["higher", "Higher is better"], ["lower", "Lower is better"], ["none", "Neither"]);
const FREQUENCIES = options(
  ["month", "Every month"],
  ["quarter", "Every quarter"],
  ["year", "Every year"],
  ["academic year", "Every academic year"],
  ["several years", "Several years together"],
  ["irregular", "Now and then"],
);
const DIMENSIONS = options(["effectiveness", "Effectiveness"], ["quality", "Quality"], ["cost", "Cost"]);
const COMBINES = options(
  ["none", "They do not"],
  ["sum", "They sum"],
  ["last", "The last one stands"],
  ["weighted mean", "They average by weight"],
);

/** An indicator that the national catalogue lacks, defined by the partnership. It goes on the shortlist at once. */
export function OwnIndicator({ priority, refused }: OwnIndicatorProps) {
  return (
    <FoldedForm
      summary="Add an indicator of our own"
      intent="own"
      refused={refused}
      submit="Add it and put it on the shortlist"
      intro="For what the national catalogue does not measure. Somebody else should be able to work out the same figure from what you write."
    >
      {(field) => (
        <>
          <ErrorSummary errors={refused?.form === "own" ? refused.errors : undefined} form="own" />
          <input type="hidden" name="priority" value={priority} />
          <TextField {...field("name")} label="Name" maxLength={200} />
          <TextField
            {...field("code")}
            label="Code"
            hint="Short, such as “Start-ups helped”"
            width={20}
            maxLength={40}
          />
          <TextArea {...field("definition")} label="What exactly does it measure?" rows={3} maxLength={2000} />
          <TextField
            {...field("unit")}
            label="Unit"
            hint="As printed after a number: %, per 10,000 adults, £ per week"
            width={20}
            maxLength={60}
          />
          <Radios {...field("polarity")} label="Which direction is better?" inline options={POLARITIES} />
          <Select {...field("frequency", "year")} label="How often is it published?" options={FREQUENCIES} />
          <Select {...field("dimension")} label="What does it tell of?" empty="Not sure" options={DIMENSIONS} />
          <TextField {...field("decimals", "1")} label="Decimals" width={2} inputMode="numeric" />
          <Select {...field("combine", "none")} label="How do shorter periods make a longer one?" options={COMBINES} />
          <TextField {...field("source")} label="Source" maxLength={200} />
          <TextField {...field("theme")} label="Theme" optional maxLength={100} />
        </>
      )}
    </FoldedForm>
  );
}
