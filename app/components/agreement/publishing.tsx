import { Link } from "@remix-run/react";
import type { SubmissionPage } from "../../lib/submission-page.server";
import { Radios } from "../forms/choice-fields";
import { DateField, TextArea } from "../forms/text-fields";
import { FoldedForm, type Refused } from "../people/folded-form";

interface PublishingProps {
  page: Pick<SubmissionPage, "code" | "published" | "agreed" | "today">;
  mayPublish: boolean;
  refused: Refused | undefined;
}

/** What the public sees of the agreement, and the facilitator's forms to change that. */
export function Publishing({ page, mayPublish, refused }: PublishingProps) {
  const { published, agreed, code, today } = page;
  return (
    <>
      <p>{wordsOf(page)}</p>
      {published ? (
        <p>
          <Link to={`/published/${code}`}>See what the public sees</Link>
        </p>
      ) : null}
      {mayPublish ? (
        <FoldedForm
          summary={published?.isOut ? "Publish it again, as it is now" : "Publish"}
          intent="publish"
          refused={refused}
          submit="Publish"
          intro="People see the vision, priorities, targets, actions and whatever evidence and figures are marked public. They see no person’s name, no comment and nothing that was kept to the partnership or the region."
        >
          {(field) =>
            agreed ? (
              <>
                <Radios
                  {...field("kind", published?.isOut ? "progress" : "agreed")}
                  label="What to publish"
                  options={[
                    {
                      value: "progress",
                      label: "Progress: what was agreed and what has come of it",
                      hint: "Public figures as they were known on a day, how each target stands by them, and which of the agreed actions and milestones are done. Nothing of updates, reviews, commitments, money or what was added to the plan since. It does not change afterwards.",
                    },
                    { value: "agreed", label: "What was agreed, as it was signed" },
                  ]}
                />
                <DateField
                  {...field("until", today)}
                  label="Progress up to"
                  hint="Only for progress: the last day of which it tells."
                />
                <TextArea
                  {...field("says")}
                  label="What you want to say about it"
                  hint="Only for progress, in plain words: what went well, what did not, and what you do about it."
                  optional
                  maxLength={3000}
                />
              </>
            ) : (
              <>
                <Radios
                  {...field("kind", "consultation draft")}
                  label="What to publish"
                  options={[{ value: "consultation draft", label: "A draft, for consultation" }]}
                />
                <DateField {...field("closes")} label="Consultation closes on" />
              </>
            )
          }
        </FoldedForm>
      ) : null}
      {mayPublish && published?.isOut ? (
        <FoldedForm
          summary="Take it away from the public"
          intent="unpublish"
          refused={refused}
          submit="Take it away"
          danger
        >
          {(field) => (
            <TextArea
              {...field("notice")}
              label="The notice that people find in its place"
              hint="Such as: Withdrawn on 10 March 2008 while two targets are corrected. It will be back in April."
              maxLength={500}
            />
          )}
        </FoldedForm>
      ) : null}
    </>
  );
}

function wordsOf({ published }: Pick<SubmissionPage, "published">): string {
  if (!published) return "The public sees nothing of this agreement yet.";
  if (!published.isOut) return `It was taken away from the public on ${published.when}. A notice stands in its place.`;
  if (published.kind === "progress") return `A report of progress was published on ${published.when}.`;
  if (published.kind === "agreed") return `The agreed version was published on ${published.when}.`;
  return `A consultation draft was published on ${published.when}. Consultation closes on ${published.closes}.`;
}
