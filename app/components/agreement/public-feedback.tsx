import { Form, useNavigation } from "@remix-run/react";
import type { PublishedPage } from "../../lib/published-page.server";
import { Checkboxes } from "../forms/choice-fields";
import { SubmitRow } from "../forms/submit-row";
import { Select, TextArea, TextField } from "../forms/text-fields";
import { EmptyState } from "../layout/empty-state";
import { Section } from "../layout/section";
import type { Refused } from "../people/folded-form";

/** What readers said and what was done about it. */
export function YouSaid({ feedback }: { feedback: PublishedPage["feedback"] }) {
  return (
    <Section id="you-said" title="You said, we did">
      {feedback.length === 0 ? (
        <EmptyState
          title="Nobody has said anything yet"
          why="What readers say about a priority or a target stands here once somebody has looked at it, with what was done about it."
        />
      ) : (
        <ul className="wm-items">
          {feedback.map(({ id, about, text, who, when, answer }) => (
            <li key={id} id={`said-${id}`}>
              <h3 className="wm-items__title">{about}</h3>
              <p className="wm-items__facts">
                {who}, {when}
              </p>
              <blockquote className="govuk-inset-text wm-said">
                <p className="wm-prose">{text}</p>
              </blockquote>
              {answer ? (
                <>
                  <p className="wm-items__facts">We did, {answer.when}</p>
                  <p className="wm-prose">{answer.text}</p>
                </>
              ) : (
                <p className="wm-muted">No answer yet.</p>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

interface FeedbackFormProps {
  subjects: PublishedPage["subjects"];
  refused: Refused | undefined;
}

/** Where anybody says what they think. Nothing is shown before somebody has looked at it. */
export function FeedbackForm({ subjects, refused }: FeedbackFormProps) {
  const navigation = useNavigation();
  const field = (name: string) => ({
    name,
    defaultValue: refused?.values[name],
    error: refused?.errors[name] ?? undefined,
  });
  return (
    <Section
      id="feedback"
      title="Tell us what you think"
      intro="Somebody of the partnership reads what you send before it is shown, and answers it here."
    >
      <Form method="post" noValidate>
        <Select
          {...field("about")}
          label="What is it about?"
          empty="Choose a priority or a target"
          options={subjects}
        />
        <TextArea {...field("text")} label="What do you want to say?" maxLength={3000} rows={6} />
        <TextField {...field("name")} label="Your name" optional autoComplete="name" maxLength={120} width={20} />
        <Checkboxes
          name="showName"
          label="Your name in public"
          labelHidden
          options={[{ value: "yes", label: "Show my name beside what I said" }]}
          defaultValue={refused?.values["showName"] ? ["yes"] : []}
        />
        <TextField
          {...field("email")}
          label="Your e-mail address"
          hint="Never shown. Only whoever answers you sees it."
          type="email"
          optional
          autoComplete="email"
          maxLength={254}
          width={30}
        />
        <div className={refused?.errors["website"] ? undefined : "govuk-visually-hidden"}>
          <TextField
            {...field("website")}
            label="Website"
            hint="Leave this empty: it is here for programs that fill in every field."
            autoComplete="off"
            tabIndex={-1}
          />
        </div>
        <SubmitRow label="Send" busy={navigation.state === "submitting"} />
      </Form>
    </Section>
  );
}
