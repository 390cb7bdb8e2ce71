import { DateField, Select, TextField } from "../forms/text-fields";
import { EmptyState } from "../layout/empty-state";
import { Section } from "../layout/section";
import { FoldedForm, type Refused } from "./folded-form";

interface Choice {
  value: string;
  label: string;
}

interface PostsSectionProps {
  mayManage: boolean;
  refused: Refused | undefined;
  today: string;
  posts: readonly {
    id: string;
    name: string;
    organisation: string;
    holder: string;
    since: string | undefined;
    deputy: string | undefined;
    earlier: readonly string[];
  }[];
  choices: { organisations: readonly Choice[]; people: readonly Choice[] };
}

export function PostsSection({ mayManage, refused, today, posts, choices }: PostsSectionProps) {
  return (
    <Section
      id="posts"
      title="Who leads what"
      intro="A lead is a post that somebody holds. When it is handed over, what is open goes with it and the organisation is asked again."
    >
      {posts.length === 0 ? (
        <EmptyState
          title="No posts yet"
          why="People move on while an agreement runs for three years; a post says who leads now, and who stands in."
        />
      ) : null}
      <ul className="wm-items">
        {posts.map((post) => (
          <li key={post.id}>
            <p className="wm-items__title">{post.name}</p>
            <p className="wm-items__facts">
              {post.organisation}. Held by {post.holder}
              {post.since ? ` since ${post.since}` : ""}
              {post.deputy ? `; deputy ${post.deputy}` : ""}.{" "}
              {post.earlier.length > 0 ? `Before: ${post.earlier.join("; ")}.` : null}
            </p>
          </li>
        ))}
      </ul>
      {mayManage && posts.length > 0 ? (
        <FoldedForm summary="Hand over a post" intent="hand-over" refused={refused} submit="Hand over">
          {(field) => (
            <>
              <Select
                label="Post"
                empty="Choose a post"
                options={posts.map(({ id, name, holder }) => ({ value: id, label: `${name}, held by ${holder}` }))}
                {...field("post")}
              />
              <Select label="Who takes over?" empty="Choose a person" options={choices.people} {...field("to")} />
              <DateField label="From" {...field("from", today)} />
            </>
          )}
        </FoldedForm>
      ) : null}
      {mayManage ? (
        <FoldedForm summary="Add a post" intent="add-post" refused={refused} submit="Add post">
          {(field) => (
            <>
              <TextField label="Post" hint="Such as “Head of economic development”" {...field("name")} />
              <Select
                label="Organisation"
                empty="Choose an organisation"
                options={choices.organisations}
                {...field("organisation")}
              />
              <Select label="Who holds it?" empty="Choose a person" options={choices.people} {...field("person")} />
              <DateField label="Since" {...field("from", today)} />
              <Select label="Deputy" optional empty="Nobody" options={choices.people} {...field("deputy")} />
            </>
          )}
        </FoldedForm>
      ) : null}
    </Section>
  );
}
