import type { SetView } from "~/lib/comparators-page.server";
import { Checkboxes } from "../forms/choice-fields";
import { TextArea } from "../forms/text-fields";
import { type FieldBasics, FoldedForm, type Refused } from "../people/folded-form";

interface SetFormsProps {
  set: SetView;
  refused: Refused | undefined;
}

/** What can be done with a set besides changing its fields; each asks why. */
export function SetForms({ set, refused }: SetFormsProps) {
  const form = (name: string) => ({ intent: `${name}.${set.id}`, refused });
  const hidden = <input type="hidden" name="set" value={set.id} />;
  return (
    <div className="wm-set-forms">
      {set.isByHand && set.areas.length > 0 ? (
        <FoldedForm {...form("remove")} summary={`Take areas out of “${set.name}”`} submit="Take them out">
          {(field) => (
            <>
              {hidden}
              <Checkboxes
                {...several(field("areas"))}
                label="Areas to take out"
                hint="Their figures stay."
                options={set.areas.map(({ area, name }) => ({ value: area, label: name }))}
              />
              <Why {...field("why")} label="Why?" />
            </>
          )}
        </FoldedForm>
      ) : null}
      {set.isByHand ? null : (
        <FoldedForm
          {...form("again")}
          summary={`Find the areas of “${set.name}” again`}
          submit="Find them again"
          intro="The rule is asked anew, with what is known today. Charts and tables follow."
        >
          {(field) => (
            <>
              {hidden}
              <Why {...field("why")} label="Why now?" />
            </>
          )}
        </FoldedForm>
      )}
      {set.isByHand ? null : (
        <FoldedForm
          {...form("copy")}
          summary={`Make a copy of “${set.name}” that is chosen by hand`}
          submit="Make the copy"
          intro={
            set.isShown
              ? "Areas can be added to the copy and taken out of it. It takes this set’s place in charts and tables."
              : "Areas can be added to the copy and taken out of it."
          }
        >
          {(field) => (
            <>
              {hidden}
              <Why {...field("why")} label="Why choose by hand?" />
            </>
          )}
        </FoldedForm>
      )}
      {set.isShown ? null : (
        <FoldedForm
          {...form("show")}
          summary={`Let charts and tables compare with “${set.name}”`}
          submit="Compare with these"
          intro="Every chart and table of the agreement changes with it."
        >
          {(field) => (
            <>
              {hidden}
              <Why {...field("why")} label="Why these?" />
            </>
          )}
        </FoldedForm>
      )}
    </div>
  );
}

/** What is ticked of several boxes comes back a line each. */
export const several = ({ defaultValue, ...field }: FieldBasics) => ({
  ...field,
  defaultValue: defaultValue?.split("\n") ?? [],
});

export function Why({ label, ...field }: FieldBasics & { label: string }) {
  return <TextArea {...field} label={label} hint="Kept in its history, with your name." rows={2} maxLength={2000} />;
}
