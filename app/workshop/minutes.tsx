import { Section } from "../components/layout/section";
import type { WorkshopPage } from "../lib/workshop-pages.server";
import { capitalised, counted, listed } from "../lib/words";
import { ResultView } from "./exercise-view";

/** What the workshop did, exercise by exercise. */
export function Minutes({ page }: { page: WorkshopPage }) {
  const { shown } = page;
  if (shown.exercises.length === 0) return null;
  return (
    <Section id="minutes" title="Minutes">
      <p>
        {capitalised(counted(shown.people, "person", "people"))} took part
        {shown.kinds.length > 0 ? `: ${listed(shown.kinds.map(({ word, count }) => `${count} ${word}`))}` : ""}.
        {shown.organisations.length > 0
          ? ` They spoke for ${listed(shown.organisations.map(({ word, count }) => `${word} (${count})`))}.`
          : ""}
      </p>
      {shown.exercises.map(({ title, shown: exercise, people }) => (
        <section key={exercise.id} className="wm-minutes__exercise" aria-label={title}>
          <h3>
            {title} <span className="wm-muted">{exercise.ask}</span>
          </h3>
          {exercise.rounds.map(({ isShown, counted: answers, present }, round) =>
            isShown ? (
              <div key={round}>
                <p className="wm-caption">
                  {exercise.rounds.length > 1 ? `Round ${round + 1}: ` : ""}
                  {answers} of {present} answered
                </p>
                <ResultView shown={exercise} people={people} place="desk" round={round} />
              </div>
            ) : null,
          )}
        </section>
      ))}
      {shown.parked.length > 0 ? (
        <>
          <h3>Set aside</h3>
          <ul>
            {shown.parked.map((ask) => (
              <li key={ask}>{ask}</li>
            ))}
          </ul>
        </>
      ) : null}
    </Section>
  );
}
