import type { AdminPageData } from "../../lib/admin-page.server";
import { Select, TextField } from "../forms/text-fields";
import { Section } from "../layout/section";
import { WIDER_ROLES } from "../people/choices";
import { FoldedForm, type FieldBasics, type Refused } from "../people/folded-form";
import { OpenInvitations } from "../people/invitations-section";
import { EndRoleForm, ResetForm } from "../people/members-section";
import { Tag } from "../text/tag";

interface PeopleSectionProps {
  page: Pick<AdminPageData, "people" | "invitations" | "choices">;
  refused: Refused | undefined;
}

/** Everybody who can sign in, and who was invited to do so. */
export function PeopleSection({ page, refused }: PeopleSectionProps) {
  return (
    <Section
      id="people"
      title="People"
      intro="Roles in a partnership are given on its own page. Here are those of a region and of the installation."
    >
      <ul className="wm-items">
        {page.people.map((person) => (
          <PersonItem key={person.id} person={person} />
        ))}
      </ul>
      <FoldedForm summary="Give somebody a wider role" intent="give-role" refused={refused} submit="Give role">
        {(field) => (
          <>
            <Select
              label="Person"
              empty="Choose a person"
              options={page.people.filter(({ disabled }) => !disabled).map(asChoice)}
              {...field("person")}
            />
            <WiderRoleFields field={field} regions={page.choices.regions} />
          </>
        )}
      </FoldedForm>
      <EndRoleForm refused={refused} people={page.people} intro="Nothing that was written is lost." />
      <ResetForm refused={refused} people={page.people.filter(({ disabled }) => !disabled)} />
      <AccessForms people={page.people} refused={refused} />

      <h3>Invitations</h3>
      <OpenInvitations invitations={page.invitations} />
      <FoldedForm summary="Invite somebody" intent="invite" refused={refused} submit="Make the invitation">
        {(field) => (
          <>
            <TextField label="E-mail address" type="email" autoComplete="off" {...field("email")} />
            <WiderRoleFields field={field} regions={page.choices.regions} />
          </>
        )}
      </FoldedForm>
    </Section>
  );
}

function PersonItem({ person }: { person: AdminPageData["people"][number] }) {
  const { name, email, roles, disabled, withoutPassword } = person;
  return (
    <li>
      <p className="wm-items__title">
        {name} {disabled ? <Tag tone="amber">Disabled</Tag> : null}
        {withoutPassword ? <Tag>No password yet</Tag> : null}
      </p>
      <p className="wm-items__facts">
        {roles.map(({ words }) => words).join("; ") || "No role"}. {email}
        {disabled ? `. ${disabled}` : null}
      </p>
    </li>
  );
}

/** Ending somebody's access, and giving it back. */
function AccessForms({ people, refused }: { people: AdminPageData["people"]; refused: Refused | undefined }) {
  const others = people.filter(({ disabled, isSelf }) => !disabled && !isSelf);
  const disabled = people.filter((person) => person.disabled);
  return (
    <>
      <FoldedForm
        summary="Disable somebody"
        intent="disable"
        refused={refused}
        submit="Disable"
        danger
        intro="Signs the person out at once, everywhere. What was written stays, with the name."
      >
        {(field) => (
          <>
            <Select label="Person" empty="Choose a person" options={others.map(asChoice)} {...field("person")} />
            <TextField label="Why?" optional {...field("why")} />
          </>
        )}
      </FoldedForm>
      {disabled.length > 0 ? (
        <FoldedForm summary="Let somebody sign in again" intent="enable" refused={refused} submit="Let in again">
          {(field) => (
            <Select label="Person" empty="Choose a person" options={disabled.map(asChoice)} {...field("person")} />
          )}
        </FoldedForm>
      ) : null}
    </>
  );
}

function asChoice({ id, name, email }: { id: string; name: string; email: string }) {
  return { value: id, label: `${name} (${email})` };
}

interface WiderRoleFieldsProps {
  field: (name: string) => FieldBasics;
  regions: readonly { value: string; label: string }[];
}

function WiderRoleFields({ field, regions }: WiderRoleFieldsProps) {
  return (
    <>
      <Select label="Role" empty="Choose a role" options={WIDER_ROLES} {...field("role")} />
      <Select
        label="Region"
        hint="Not for an administrator."
        empty="Choose a region"
        options={regions}
        {...field("region")}
      />
    </>
  );
}
