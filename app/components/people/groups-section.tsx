import type { PartnershipPageData } from "~/lib/partnership-page.server";
import { DateField, Select, TextField } from "../forms/text-fields";
import { EmptyState } from "../layout/empty-state";
import { Section } from "../layout/section";
import { GROUP_KINDS } from "./choices";
import { FoldedForm, type Refused } from "./folded-form";

interface GroupsSectionProps extends Pick<PartnershipPageData, "groups"> {
  mayManage: boolean;
  refused: Refused | undefined;
  today: string;
}

/** The groups of people that the partnership named, so that "who?" has figures. */
export function GroupsSection({ mayManage, refused, today, groups }: GroupsSectionProps) {
  return (
    <Section
      id="groups"
      title="Groups of people"
      intro="Figures, priorities and targets can be about some of our people: by age, sex or ethnic group, or as they call themselves."
    >
      {groups.length === 0 ? (
        <EmptyState
          title="Nothing named yet"
          why="A service may work for most and fail a few. Name the groups that are under-represented, and each can have figures of its own."
        />
      ) : null}
      <ul className="wm-items">
        {groups.map(({ id, name, facts }) => (
          <li key={id}>
            <p className="wm-items__title">{name}</p>
            <p className="wm-items__facts">{facts}.</p>
          </li>
        ))}
      </ul>
      {mayManage ? (
        <FoldedForm summary="Name a group" intent="name-group" refused={refused} submit="Name this group">
          {(field) => (
            <>
              <TextField
                label="Name of the group"
                hint="In the words its members would use, such as “Lone parents”"
                maxLength={100}
                {...field("name")}
              />
              <Select label="What tells it apart?" empty="Choose one" options={GROUP_KINDS} {...field("kind")} />
            </>
          )}
        </FoldedForm>
      ) : null}
      {mayManage && groups.length > 0 ? (
        <FoldedForm
          summary="Give a group another name"
          intent="rename-group"
          refused={refused}
          submit="Rename group"
          intro="Its figures stay, and the old name is kept beside it."
        >
          {(field) => (
            <>
              <Select
                label="Group"
                empty="Choose a group"
                options={groups.map(({ id, name }) => ({ value: id, label: name }))}
                {...field("group")}
              />
              <TextField label="New name" maxLength={100} {...field("name")} />
              <DateField label="From" {...field("from", today)} />
            </>
          )}
        </FoldedForm>
      ) : null}
    </Section>
  );
}
