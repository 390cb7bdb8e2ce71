import { Form, Link } from "@remix-run/react";
import type { PartPageView, PartRefusal } from "~/parts/part-view";
import { ErrorSummary } from "../forms/error-summary";
import { PageHeading } from "../layout/page-heading";
import { Section } from "../layout/section";
import { MoneyOnPart } from "../money/money-on-part";
import { Button, ButtonLink } from "../text/button";
import { History } from "../text/history";
import { Tag } from "../text/tag";
import { UpdatesSection } from "../updates/updates-section";
import { Answers } from "./answers";
import { Comments } from "./comments";
import { Refreshing } from "./refreshing";
import { RemoveForms } from "./remove-forms";
import { ShownRows } from "./shown-rows";
import { Signing } from "./signing";

/** One part of an agreement: what it says, who answers for it, what people say about it, how it came to be. */
export function PartPage({ view, refusal }: { view: PartPageView; refusal: PartRefusal | undefined }) {
  const answers = view.commitment ? <Answers word={view.word} {...view.commitment} refusal={refusal} /> : null;
  // Who is asked reads the question first.
  const isAsked = view.commitment?.answers.some(({ mayAnswer }) => mayAnswer);
  return (
    <article className="wm-part">
      {refusal?.intent === "" ? <ErrorSummary errors={refusal.errors} /> : null}
      <PageHeading
        caption={view.caption}
        title={view.title}
        lede={view.locked}
        actions={
          <>
            {view.answerTo ? (
              <ButtonLink to={view.answerTo} look="second">
                Answer
              </ButtonLink>
            ) : null}
            {view.editTo ? (
              <ButtonLink to={view.editTo} look="second">
                Change
              </ButtonLink>
            ) : null}
            <Link to={view.backTo}>Back to its page</Link>
          </>
        }
      />
      {view.removed ? <Removed view={view} removed={view.removed} /> : null}
      <p className="wm-part__facts">
        {view.holder ? <span>Held by {view.holder}. </span> : null}
        {view.audience ? (
          <span>Seen by: {view.audience.charAt(0).toLowerCase() + view.audience.slice(1)}. </span>
        ) : null}
        {view.carried ? (
          <span>
            Carried over from{" "}
            {view.carried.to ? <Link to={view.carried.to}>{view.carried.words}</Link> : view.carried.words}.{" "}
          </span>
        ) : null}
        {view.isIllustrative ? <Tag tone="made-up">illustrative</Tag> : null}
      </p>
      {view.signed ? <p className="govuk-inset-text">{view.signed}</p> : null}
      {isAsked ? answers : null}
      {view.updates ? (
        <UpdatesSection view={view.updates} code={view.code} word={view.word} refusal={refusal?.update} />
      ) : null}
      {view.groups.map((group, i) => (
        <div key={group.title ?? i} className="wm-part__group">
          {group.title ? <h2 className="wm-part__title">{group.title}</h2> : null}
          <ShownRows rows={group.rows} />
        </div>
      ))}
      {isAsked ? null : answers}
      {view.refreshing ? <Refreshing refreshing={view.refreshing} refusal={refusal} /> : null}
      {view.signing ? <Signing signing={view.signing} refusal={refusal} /> : null}
      {view.money ? <MoneyOnPart money={view.money} /> : null}
      {view.linked.map((linked) => (
        <div key={linked.title} className="wm-part__group">
          <h2 className="wm-part__title">{linked.title}</h2>
          {linked.items.length === 0 ? <p className="wm-muted">None yet.</p> : null}
          <ul className="wm-plain-list">
            {linked.items.map((item) => (
              <li key={item.to}>
                <Link to={item.to}>{item.text}</Link>
              </li>
            ))}
          </ul>
          {linked.add ? <Link to={linked.add.to}>{linked.add.label}</Link> : null}
        </div>
      ))}
      <Comments view={view} refusal={refusal} />
      {view.history ? (
        <Section id="history" title="History">
          <History entries={[...view.history]} />
        </Section>
      ) : null}
      {view.mayRemove && !view.removed ? <RemoveForms view={view} refusal={refusal} /> : null}
    </article>
  );
}

function Removed({ view, removed }: { view: PartPageView; removed: NonNullable<PartPageView["removed"]> }) {
  return (
    <div className="govuk-inset-text" id="removed">
      <p>
        <strong>{removed.words}.</strong> {removed.why}
      </p>
      {view.mayRemove ? (
        <Form method="post">
          <Button name="intent" value="restore" look="second">
            Bring it back
          </Button>
        </Form>
      ) : null}
    </div>
  );
}
