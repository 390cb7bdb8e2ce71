import { Select, TextField } from "../forms/text-fields";
import { EmptyState } from "../layout/empty-state";
import { Section } from "../layout/section";
import { type AnswerLinkView, AnswerLinks } from "./answer-links-section";
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
    isPartner: boolean;
    mayReset: boolean;
  }[];
  /** Those that owners here answer with. */
  answerLinks: readonly AnswerLinkView[];
  organisations: readonly { value: string; label: string }[];
}

export function MembersSection({ mayManage, refused, members, organisations, answerLinks }: MembersSectionProps) {
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
          </li>
        ))}
      </ul>
      {mayManage && members.length > 0 ? (
        <MemberForms refused={refused} members={members} organisations={organisations} answerLinks={answerLinks} />
      ) : null}
    </Section>
  );
}

function MemberForms({ refused, members, organisations, answerLinks }: Omit<MembersSectionProps, "mayManage">) {
  const resettable = members.filter(({ mayReset }) => mayReset);
  return (
    <>
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
      <EndRoleForm
        refused={refused}
        people={members}
        intro="Nothing that was written is lost. Posts are handed over apart, below."
      />
      <ResetForm
        refused={refused}
        people={resettable}
        hint="For people who also work elsewhere an administrator does it."
      />
      <FoldedForm
        summary="Give an owner a link for updates"
        intent="answer-link"
        refused={refused}
        submit="Make a link"
        intro="With it an owner says how its actions go without signing in, such as from a phone. You pass it on yourself."
      >
        {(field) => (
          <Select
            label="Person"
            empty="Choose a person"
            options={members.filter(({ isPartner }) => isPartner).map(({ id, name }) => ({ value: id, label: name }))}
            {...field("person")}
          />
        )}
      </FoldedForm>
      {answerLinks.length > 0 ? (
        <>
          <h3 className="wm-label">Links for updates that work</h3>
          <AnswerLinks links={answerLinks} />
        </>
      ) : null}
    </>
  );
}

interface PeopleFormProps {
  refused: Refused | undefined;
  people: readonly { id: string; name: string; roles: readonly { id: string; words: string }[] }[];
}

export function EndRoleForm({ refused, people, intro }: PeopleFormProps & { intro: string }) {
  const held = people.flatMap(({ name, roles }) =>
    roles.map(({ id, words }) => ({ value: id, label: `${name}: ${words}` })),
  );
  return (
    <FoldedForm
      summary="End somebody’s role"
      intent="take-role"
      refused={refused}
      submit="End this role"
      danger
      intro={intro}
    >
      {(field) => (
        <>
          <Select label="Role" empty="Choose a role" options={held} {...field("held")} />
          <TextField label="Why?" optional {...field("why")} />
        </>
      )}
    </FoldedForm>
  );
}

export function ResetForm({ refused, people, hint }: PeopleFormProps & { hint?: string }) {
  return (
    <FoldedForm
      summary="Somebody forgot the password"
      intent="reset"
      refused={refused}
      submit="Make a link"
      intro="Makes a link that sets a new password, once, within a day. You pass it on yourself."
    >
      {(field) => (
        <Select
          label="Person"
          hint={hint}
          empty="Choose a person"
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
          {...field("person")}
        />
      )}
    </FoldedForm>
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
