import { DateField, Select, TextField } from "../forms/text-fields";
import { Section } from "../layout/section";
import { ORGANISATION_KINDS } from "./choices";
import { FoldedForm, type Refused } from "./folded-form";

interface Choice {
  value: string;
  label: string;
}

interface OrganisationsSectionProps {
  mayManage: boolean;
  refused: Refused | undefined;
  today: string;
  organisations: readonly {
    id: string;
    name: string;
    facts: string;
    active: boolean;
  }[];
  /** Organisations of the installation that could join. */
  others: readonly Choice[];
}

const ENDINGS = [
  { value: "merged", label: "It was merged into another" },
  { value: "dissolved", label: "It was dissolved" },
];

export function OrganisationsSection({ mayManage, refused, today, organisations, others }: OrganisationsSectionProps) {
  const active = organisations.filter((each) => each.active).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Section id="organisations" title="Organisations">
      <ul className="wm-items">
        {organisations.map(({ id, name, facts }) => (
          <li key={id}>
            <p className="wm-items__title">{name}</p>
            <p className="wm-items__facts">{facts}</p>
          </li>
        ))}
      </ul>
      {mayManage ? (
        <>
          <FoldedForm
            summary="Add a new organisation"
            intent="add-organisation"
            refused={refused}
            submit="Add organisation"
          >
            {(field) => (
              <>
                <TextField label="Name" {...field("name")} />
                <Select label="Kind" empty="Choose a kind" options={ORGANISATION_KINDS} {...field("kind")} />
              </>
            )}
          </FoldedForm>
          {others.length > 0 ? (
            <FoldedForm
              summary="Bring in an organisation that works elsewhere too"
              intent="join"
              refused={refused}
              submit="Bring it in"
              intro="An organisation may sit in several partnerships. Neither learns of the other’s agreement."
            >
              {(field) => (
                <Select
                  label="Organisation"
                  empty="Choose an organisation"
                  options={others}
                  {...field("organisation")}
                />
              )}
            </FoldedForm>
          ) : null}
          <FoldedForm
            summary="An organisation was merged or dissolved"
            intent="merge"
            refused={refused}
            submit="Pass on what is open"
            danger
            intro="What it leads, owns and supplies and is still open passes to another organisation, which is asked to accept it. What is over keeps the old name."
          >
            {(field) => (
              <>
                <Select
                  label="Organisation"
                  empty="Choose an organisation"
                  options={active}
                  {...field("organisation")}
                />
                <Select label="What happened?" options={ENDINGS} {...field("state", "merged")} />
                <DateField label="On" {...field("on", today)} />
                <Select
                  label="Which organisation takes over?"
                  empty="Choose an organisation"
                  options={[...active, ...others]}
                  {...field("successor")}
                />
              </>
            )}
          </FoldedForm>
        </>
      ) : null}
    </Section>
  );
}
