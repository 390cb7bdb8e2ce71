import { Form } from "@remix-run/react";
import { Select, TextField } from "../forms/text-fields";
import { EmptyState } from "../layout/empty-state";
import { Section } from "../layout/section";
import { Button } from "../text/button";
import { PARTNERSHIP_ROLES } from "./choices";
import { FoldedForm, type FieldBasics, type Refused } from "./folded-form";

interface MembersSectionProps {
  mayManage: boolean;
  refused: Refused | undefined;
  members: readonly {
    id: string;
    name: string;
    email: string;
    roles: readonly { id: string; words: string }[];
    mayReset: boolean;
  }[];
  organisations: readonly { value: string; label: string }[];
}

export function MembersSection({ mayManage, refused, members, organisations }: MembersSectionProps) {
  return (
    <Section id="people" title="People and roles">
      {members.length === 0 ? (
        <EmptyState title="Nobody works here yet" why="Invite the facilitator first: that person runs the agreement." />
      ) : null}
      <ul className="wm-items">
        {members.map((member) => (
          <li key={member.id}>
            <p className="wm-items__title">{member.name}</p>
            <p className="wm-items__facts">
              {member.roles.map(({ words }) => words).join("; ")}. {member.email}
            </p>
            {mayManage ? (
              <>
                {member.mayReset ? (
                  <Form method="post" className="wm-items__actions">
                    <input type="hidden" name="person" value={member.id} />
                    <Button look="quiet" name="intent" value="reset">
                      Make a link that sets a new password for {member.name}
                    </Button>
                  </Form>
                ) : null}
                {member.roles.map((role) => (
                  <FoldedForm
                    key={role.id}
                    summary={`End the role: ${role.words}`}
                    intent="take-role"
                    about={{ field: "held", id: role.id }}
                    refused={refused}
                    submit="End this role"
                    danger
                    intro="Nothing that was written is lost. Posts are handed over apart, below."
                  >
                    {(field) => <TextField label="Why?" optional {...field("why")} />}
                  </FoldedForm>
                ))}
              </>
            ) : null}
          </li>
        ))}
      </ul>
      {mayManage && members.length > 0 ? (
        <FoldedForm
          summary="Give somebody here another role"
          intent="give-role"
          refused={refused}
          submit="Give role"
          intro="For somebody new make an invitation, below."
        >
          {(field) => (
            <>
              <Select
                label="Person"
                empty="Choose a person"
                options={members.map(({ id, name }) => ({ value: id, label: name }))}
                {...field("person")}
              />
              <RoleFields field={field} organisations={organisations} />
            </>
          )}
        </FoldedForm>
      ) : null}
    </Section>
  );
}

interface RoleFieldsProps {
  field: (name: string) => FieldBasics;
  organisations: readonly { value: string; label: string }[];
}

/** A role in a partnership, and for a partner the organisation. */
export function RoleFields({ field, organisations }: RoleFieldsProps) {
  return (
    <>
      <Select label="Role" empty="Choose a role" options={PARTNERSHIP_ROLES} {...field("role")} />
      <Select
        label="Organisation"
        hint="Only for a partner."
        empty="None"
        options={organisations}
        {...field("organisation")}
      />
    </>
  );
}
