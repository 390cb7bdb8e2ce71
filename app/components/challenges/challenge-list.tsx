import { Link } from "@remix-run/react";
import type { ChallengeView } from "~/lib/challenges.server";
import type { OneTarget, StepThree } from "~/lib/step-3.server";
import { Section } from "../layout/section";
import { Workings } from "../measures/workings";
import type { UnsavedTarget } from "../measures/folded-target-form";
import { Answer, AnswerForm } from "./challenge-answer";
import { STATE_WORDS, StrengthWords, answerFormId } from "./challenge-words";

interface ChallengeListProps {
  page: StepThree;
  target: OneTarget;
  /** What one of the forms came back with. */
  answer: UnsavedTarget | undefined;
}

/** So many questions stand open; the rest are folded. */
const STANDING = 3;

/** What the numbers ask of a target: the three strongest, then the rest, each with its answer and what may be done. */
export function ChallengeList({ page, target, answer }: ChallengeListProps) {
  const { groups, counts } = target.challenges;
  const [first, rest] = [groups.slice(0, STANDING), groups.slice(STANDING)];
  const items = (some: readonly ChallengeView[]) =>
    some.map((challenge) => (
      <Challenge key={challenge.id} page={page} target={target} challenge={challenge} answer={answer} />
    ));
  return (
    <Section
      id="challenges"
      title="The data asks"
      intro={
        groups.length === 0
          ? "Nothing yet: the numbers ask once there are figures and a promise."
          : `${counts.answered} of ${counts.all} answered, ${counts.tested} tested by another organisation or the region.`
      }
    >
      <ol className="wm-challenges">{items(first)}</ol>
      {rest.length > 0 ? (
        <details className="wm-working" open={rest.some(({ id }) => answer?.form === answerFormId(id)) || undefined}>
          <summary className="wm-working__summary">
            {rest.length === 1 ? "1 more question" : `${rest.length} more questions`}
          </summary>
          <ol className="wm-challenges" start={STANDING + 1}>
            {items(rest)}
          </ol>
        </details>
      ) : null}
    </Section>
  );
}

interface ChallengeProps extends ChallengeListProps {
  challenge: ChallengeView;
}

function Challenge({ page, target, challenge, answer }: ChallengeProps) {
  const { mayAnswer, choices } = target.challenges;
  return (
    <li className="wm-challenge" id={challenge.anchor}>
      <span className="wm-challenge__number" aria-hidden="true">
        {challenge.number}
      </span>
      <h3 className="wm-challenge__question">{challenge.question}</h3>
      <p className="wm-small">
        <StrengthWords challenge={challenge} /> · {STATE_WORDS[challenge.state]}
      </p>
      <p className="wm-prose">{challenge.why}</p>
      {challenge.others.map(({ question, why }) => (
        <p key={question} className="wm-prose">
          <strong>{question}</strong> {why}
        </p>
      ))}
      {challenge.answer ? <Answer page={page} given={challenge.answer} answer={answer} /> : null}
      <div className="wm-folds">
        <Workings workings={challenge.workings} />
        {mayAnswer && choices ? (
          <AnswerForm
            target={target}
            challenge={challenge}
            choices={choices}
            answer={answer}
            changeTo={page.mayPromise ? `#promise-${target.id}-form` : undefined}
          />
        ) : null}
      </div>
    </li>
  );
}

/** The same questions beside the page, each a link to where it is answered: no landmark of its own, since they are one. */
export function ChallengePanel({ page, target }: Pick<ChallengeListProps, "page" | "target">) {
  const { groups } = target.challenges;
  if (groups.length === 0) return null;
  return (
    <div>
      <h2 className="wm-label">The data asks</h2>
      <ol className="wm-asks">
        {groups.slice(0, STANDING).map((challenge) => (
          <li key={challenge.id} className="wm-challenge">
            <span className="wm-challenge__number" aria-hidden="true">
              {challenge.number}
            </span>
            <Link to={`${page.here}#${challenge.anchor}`} className="wm-challenge__question">
              {challenge.question}
            </Link>
            <p className="wm-small">
              <StrengthWords challenge={challenge} /> · {STATE_WORDS[challenge.state]}
            </p>
          </li>
        ))}
      </ol>
      {groups.length > STANDING ? (
        <p className="wm-small">
          <Link to={`${page.here}#challenges`}>See all {groups.length}</Link>
        </p>
      ) : null}
    </div>
  );
}
