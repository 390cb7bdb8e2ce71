import type { StepTwo } from "~/lib/step-2.server";
import type { PartFormView } from "~/parts/form-view";
import { listed } from "~/lib/words";
import { Section } from "../layout/section";
import { SectionForm } from "../parts/section-form";

interface AddressProps {
  address: NonNullable<StepTwo["address"]>;
  /** The form as it came back, when it was refused. */
  sentBack: PartFormView | undefined;
}

/** What must be addressed and where, changed in place. */
export function Address({ address, sentBack }: AddressProps) {
  const { must, areaWide, places, groups, area, form } = address;
  const nowhere = !areaWide && places.length === 0 && groups.length === 0;
  return (
    <Section id="must-address" title="What must be addressed, and where?">
      {must ? (
        <p className="wm-prose wm-lede">{must}</p>
      ) : (
        <p className="wm-muted">Not said yet. One or two sentences that everybody at the table would sign.</p>
      )}
      {nowhere ? (
        <p className="wm-muted">Nobody has said where, or for whom, it is worst.</p>
      ) : (
        <dl className="wm-where">
          <dt>Where</dt>
          <dd>
            {areaWide ? `Across all of ${area}` : null}
            {areaWide && places.length > 0 ? ", most of all in " : null}
            {listed(places)}
          </dd>
          {groups.length > 0 ? (
            <>
              <dt>Under-represented groups</dt>
              <dd>{groups.join("; ")}</dd>
            </>
          ) : null}
        </dl>
      )}
      {form ? <SectionForm summary="Change what must be addressed, and where" view={sentBack ?? form} /> : null}
    </Section>
  );
}
