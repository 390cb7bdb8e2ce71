import { Checkboxes } from "../components/forms/choice-fields";
import { ErrorSummary, type FormErrors } from "../components/forms/error-summary";
import { SubmitRow } from "../components/forms/submit-row";
import { PageHeading } from "../components/layout/page-heading";
import { ButtonLink } from "../components/text/button";
import { SummaryList } from "../components/text/summary-list";
import { capitalised, countOf, counted as countedWords } from "../lib/words";
import { JoinFrame } from "./join-frame";

interface KeptView {
  /** The workshop's. */
  id: string;
  workshop: string;
  facts: readonly { key: string; value: string }[];
  answers: number;
  /** Of the answers, how many the room has seen as part of a result. */
  counted: number;
  until: string | null;
}

interface KeptOfMePageProps {
  kept: KeptView;
  errors: FormErrors | undefined;
}

/** What a workshop keeps of the person at this phone: to read, to take away, to delete. */
export function KeptOfMePage({ kept: { id, workshop, facts, answers, counted, until }, errors }: KeptOfMePageProps) {
  return (
    <JoinFrame>
      <ErrorSummary title="Nothing was deleted" errors={errors} />
      <PageHeading caption={workshop} title="What is kept of you" />
      <SummaryList rows={[...facts, { key: "Your answers", value: countOf(answers, "answer") }]} />
      <p>
        {until ? `All of it is taken away on ${until}.` : "All of it is taken away when its days are over."} What the
        room said as a whole stays, without names.
      </p>
      <p>
        <ButtonLink to={`/room/${id}`}>Back to the workshop</ButtonLink>
      </p>
      <p>
        <a href={`/room/${id}/mine.json`}>Take a copy of everything (JSON)</a>
      </p>
      <h2>Delete it now</h2>
      <p>
        You leave the workshop for good. Your name goes, and so does every answer that was not shown yet.
        {counted > 0
          ? ` ${capitalised(countedWords(counted, "answer"))} of yours ${counted === 1 ? "is" : "are"} part of a result that the room has seen: that stays, and nothing says any more that it was you.`
          : ""}
      </p>
      <form method="post" noValidate>
        <Checkboxes
          name="sure"
          label="Are you sure?"
          labelHidden
          options={[{ value: "yes", label: "Yes, delete what is kept of me here" }]}
          error={errors?.["sure"] ?? undefined}
        />
        <SubmitRow label="Delete and leave" danger />
      </form>
    </JoinFrame>
  );
}
