import { Link } from "@remix-run/react";
import type { AdminPageData } from "../../lib/admin-page.server";
import { Checkboxes } from "../forms/choice-fields";
import { DateField, Select, TextField } from "../forms/text-fields";
import { EmptyState } from "../layout/empty-state";
import { Section } from "../layout/section";
import { ORGANISATION_KINDS } from "../people/choices";
import { FoldedForm, type Refused } from "../people/folded-form";

interface PartnershipsSectionProps {
  page: Pick<AdminPageData, "partnerships" | "organisations" | "choices" | "today">;
  refused: Refused | undefined;
}

/** Partnerships, and the organisations that sit in them. */
export function PartnershipsSection({ page, refused }: PartnershipsSectionProps) {
  const active = page.organisations.filter((organisation) => organisation.active);
  return (
    <>
      <Section id="partnerships" title="Partnerships">
        {page.partnerships.length === 0 ? (
          <EmptyState
            title="No partnerships yet"
            why="A partnership makes the agreement of its area. Found one, then invite its facilitator on its own page."
          />
        ) : (
          <ul className="wm-items">
            {page.partnerships.map(({ code, name, facts }) => (
              <li key={code}>
                <p className="wm-items__title">
                  <Link to={`/partnerships/${code}`}>{name}</Link>
                </p>
                <p className="wm-items__facts">{facts}</p>
              </li>
            ))}
          </ul>
        )}
        <FoldedForm
          summary="Found a partnership"
          intent="found-partnership"
          refused={refused}
          submit="Found partnership"
        >
          {(field) => (
            <>
              <TextField label="Name" hint="Such as “Coventry Partnership”" {...field("name")} />
              <TextField
                label="Code"
                hint="Its part of the address: small letters, figures and hyphens, such as coventry"
                width={20}
                autoCapitalize="none"
                {...field("code")}
              />
              <Select label="Area" empty="Choose an area" options={page.choices.areas} {...field("area")} />
              {active.length > 0 ? (
                <Checkboxes
                  name="organisations"
                  form={field("organisations").form}
                  label="Organisations"
                  hint="More can join later."
                  options={active.map(({ id, name }) => ({ value: id, label: name }))}
                  defaultValue={field("organisations").defaultValue?.split("\n")}
                />
              ) : null}
            </>
          )}
        </FoldedForm>
      </Section>

      <Section id="organisations" title="Organisations" intro="One organisation may sit in several partnerships.">
        <ul className="wm-items">
          {page.organisations.map(({ id, name, facts }) => (
            <li key={id}>
              <p className="wm-items__title">{name}</p>
              <p className="wm-items__facts">{facts}</p>
            </li>
          ))}
        </ul>
        <FoldedForm summary="Add an organisation" intent="add-organisation" refused={refused} submit="Add organisation">
          {(field) => (
            <>
              <TextField label="Name" {...field("name")} />
              <Select label="Kind" empty="Choose a kind" options={ORGANISATION_KINDS} {...field("kind")} />
            </>
          )}
        </FoldedForm>
        {active.length > 0 ? (
          <FoldedForm
            summary="An organisation has a new name"
            intent="rename-organisation"
            refused={refused}
            submit="Rename"
            intro="History keeps the old name up to the day before."
          >
            {(field) => (
              <>
                <Select
                  label="Organisation"
                  empty="Choose an organisation"
                  options={active.map(({ id, name }) => ({ value: id, label: name }))}
                  {...field("organisation")}
                />
                <TextField label="New name" {...field("name")} />
                <DateField label="From" {...field("from", page.today)} />
              </>
            )}
          </FoldedForm>
        ) : null}
      </Section>
    </>
  );
}
