import type { PartnershipPageData } from "~/lib/partnership-page.server";
import { listed } from "~/lib/words";
import { Checkboxes } from "../forms/choice-fields";
import { DateField, Select, TextField } from "../forms/text-fields";
import { EmptyState } from "../layout/empty-state";
import { Section } from "../layout/section";
import { FoldedForm, type Refused } from "./folded-form";

interface PlacesSectionProps extends Pick<PartnershipPageData, "places"> {
  mayManage: boolean;
  refused: Refused | undefined;
  today: string;
  /** Our area's name. */
  area: string;
}

const KINDS = [
  { value: "neighbourhood", label: "Neighbourhood" },
  { value: "district", label: "District of the county" },
];

/** The parts of our area that the partnership named, so that "where?" has figures. */
export function PlacesSection({ mayManage, refused, today, places, area }: PlacesSectionProps) {
  const { named, official, isCounty } = places;
  const asChoices = (ended: boolean) =>
    named.filter((each) => each.ended === ended).map(({ id, name }) => ({ value: id, label: name }));
  const [standing, ended] = [asChoices(false), asChoices(true)];
  return (
    <Section
      id="places"
      title="Neighbourhoods and districts"
      intro={
        official.length > 0
          ? `Figures, priorities and targets can be about parts of ${area}. ${listed(official)} are on the national list already.`
          : `Figures, priorities and targets can be about parts of ${area}, once they have a name here.`
      }
    >
      {named.length === 0 ? (
        <EmptyState
          title="Nothing named yet"
          why="The average of an area hides its worst streets. Name the places where something must be done, and each can have figures of its own."
        />
      ) : null}
      <ul className="wm-items">
        {named.map(({ id, name, facts }) => (
          <li key={id}>
            <p className="wm-items__title">{name}</p>
            <p className="wm-items__facts">{facts}.</p>
          </li>
        ))}
      </ul>
      {mayManage ? (
        <FoldedForm summary="Name a place" intent="name-area" refused={refused} submit="Name it">
          {(field) => (
            <>
              <TextField label="Name of the place" maxLength={100} {...field("name")} />
              {isCounty ? (
                <Select label="Kind of place" options={KINDS} {...field("kind", "neighbourhood")} />
              ) : (
                <input type="hidden" name="kind" value="neighbourhood" />
              )}
              <Select label="Part of" options={places.partOf} {...field("parent", places.partOf[0]?.value)} />
              <DateField label="Since" optional hint="Only when it came into being" {...field("validFrom")} />
            </>
          )}
        </FoldedForm>
      ) : null}
      {mayManage && standing.length > 0 ? (
        <>
          <FoldedForm
            summary="Give a place another name"
            intent="rename-area"
            refused={refused}
            submit="Rename place"
            intro="Its figures stay, and the old name is kept beside it."
          >
            {(field) => (
              <>
                <Select label="Place" empty="Choose a place" options={standing} {...field("area")} />
                <TextField label="New name" maxLength={100} {...field("name")} />
                <DateField label="From" {...field("from", today)} />
              </>
            )}
          </FoldedForm>
          <FoldedForm
            summary="A place is no more"
            intent="end-area"
            refused={refused}
            submit="End this place"
            danger
            intro="Its figures and what was said of it stay. It can be brought back."
          >
            {(field) => {
              const { defaultValue, ...successors } = field("successors");
              return (
                <>
                  <Select label="Place" empty="Choose a place" options={standing} {...field("area")} />
                  <DateField label="Last day" {...field("on", today)} />
                  <Checkboxes
                    label="What followed it?"
                    optional
                    options={places.standing}
                    {...successors}
                    defaultValue={defaultValue?.split("\n")}
                  />
                </>
              );
            }}
          </FoldedForm>
        </>
      ) : null}
      {mayManage && ended.length > 0 ? (
        <FoldedForm summary="Bring a place back" intent="bring-area-back" refused={refused} submit="Bring it back">
          {(field) => <Select label="Place" empty="Choose a place" options={ended} {...field("area")} />}
        </FoldedForm>
      ) : null}
    </Section>
  );
}
