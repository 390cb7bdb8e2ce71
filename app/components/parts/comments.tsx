import { Form, Link } from "@remix-run/react";
import type { PartPageView, PartRefusal } from "~/parts/part-view";
import { Radios } from "../forms/choice-fields";
import { ErrorSummary } from "../forms/error-summary";
import { TextArea } from "../forms/text-fields";
import { Section } from "../layout/section";
import { Button } from "../text/button";

interface CommentsProps {
  view: Pick<PartPageView, "comments" | "commenting" | "word">;
  refusal: PartRefusal | undefined;
}

/** What people say about a part, each with who sees it, and a form to say something. */
export function Comments({ view, refusal }: CommentsProps) {
  const { comments, commenting, word } = view;
  return (
    <Section id="comments" title="Comments">
      {comments.length === 0 ? <p className="wm-muted">Nobody has said anything about this {word} yet.</p> : null}
      <ol className="wm-comments">
        {comments.map((comment) => (
          <li key={comment.id} className="wm-comments__item">
            <p>
              <strong>{comment.who}</strong> <span className="wm-muted">{comment.when}</span>
            </p>
            <p className="wm-prose">{comment.text}</p>
            <p className="wm-small wm-muted">{comment.seenBy}</p>
          </li>
        ))}
      </ol>
      {commenting ? <CommentForm commenting={commenting} refusal={refusal} key={comments.length} /> : null}
      {commenting?.threadTo ? (
        <p>
          <Link to={commenting.threadTo}>All that partnership and region say to each other</Link>
        </p>
      ) : null}
    </Section>
  );
}

interface CommentFormProps {
  commenting: NonNullable<PartPageView["commenting"]>;
  refusal: PartRefusal | undefined;
}

function CommentForm({ commenting, refusal }: CommentFormProps) {
  const errors = refusal?.intent === "comment" ? refusal.errors : undefined;
  const typed = refusal?.typed ?? {};
  const { threads, ownOrganisation } = commenting;
  return (
    <Form method="post" noValidate className="wm-comments__form">
      <ErrorSummary errors={errors} form="comment" />
      <TextArea
        name="text"
        form="comment"
        label="Your comment"
        rows={3}
        maxLength={3000}
        error={errors?.["text"] ?? undefined}
        defaultValue={typed["text"]}
      />
      {threads.length > 1 ? (
        <Radios
          name="thread"
          form="comment"
          label="Who is it for?"
          defaultValue={typed["thread"] ?? "partnership"}
          options={[
            { value: "partnership", label: "Inside the partnership" },
            { value: "region", label: "Between the partnership and the region", hint: "The region reads it at once." },
          ]}
        />
      ) : (
        <input type="hidden" name="thread" value={threads[0]} />
      )}
      {ownOrganisation ? (
        <Radios
          name="seenBy"
          form="comment"
          label="Who sees it inside?"
          defaultValue={typed["seenBy"] ?? "everybody"}
          options={[
            { value: "everybody", label: "Everybody who may see what it is about" },
            { value: "own organisation", label: `Only ${ownOrganisation}` },
          ]}
        />
      ) : null}
      <Button name="intent" value="comment" look="second">
        Add this comment
      </Button>
    </Form>
  );
}
