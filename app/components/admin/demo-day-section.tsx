import { DateField } from "../forms/text-fields";
import { Section } from "../layout/section";
import { FoldedForm, type Refused } from "../people/folded-form";

interface DemoDaySectionProps {
  demoDay: { day: string; words: string };
  refused: Refused | undefined;
}

/** The example has a today of its own, which stands still until it is moved. */
export function DemoDaySection({ demoDay, refused }: DemoDaySectionProps) {
  return (
    <Section
      id="demo-day"
      title="The example’s day"
      intro={`The example is set on ${demoDay.words}. Move it on to see what falls due; it does not move back.`}
    >
      <FoldedForm summary="Move the day on" intent="move-day" refused={refused} submit="Move the day">
        {(field) => <DateField label="The example’s today" min={demoDay.day} {...field("day", demoDay.day)} />}
      </FoldedForm>
    </Section>
  );
}
