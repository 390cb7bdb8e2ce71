import { PrintButton } from "../components/print/print-button";
import { Section } from "../components/layout/section";
import { BlockRow, BlockTable, Cell } from "../components/text/block-table";
import { ButtonLink } from "../components/text/button";
import type { WorkshopPage } from "../lib/workshop-pages.server";
import type { ShownWorkshop } from "../lib/workshop-minutes.server";
import { capitalised, counted, listed } from "../lib/words";
import { replayPath } from "../parts/part-paths";
import { ResultView } from "./exercise-view";

/** What the workshop did, exercise by exercise; on paper with what became of it, which the page shows elsewhere. */
export function Minutes({ page }: { page: WorkshopPage }) {
  const { shown } = page;
  if (shown.exercises.length === 0) return null;
  return (
    <Section
      id="minutes"
      title="Minutes"
      action={
        <div className="wm-row wm-no-print">
          <ButtonLink look="second" small to={replayPath(page.code, page.id)}>
            Replay it
          </ButtonLink>
          <PrintButton look="second" />
        </div>
      }
    >
      <p>
        {capitalised(counted(shown.people, "person", "people"))} took part
        {shown.kinds.length > 0 ? `: ${listed(shown.kinds.map(({ word, count }) => `${count} as ${word}`))}` : ""}.
        {shown.organisations.length > 0
          ? ` They spoke for ${listed(shown.organisations.map(({ word, count }) => `${word} (${count})`))}.`
          : ""}
      </p>
      <div className={page.state === "closed" ? undefined : "wm-only-print"}>
        <h3>Agenda</h3>
        <ol>
          {shown.agenda.map(({ id, title, ask, left }) => (
            <li key={id}>
              {title} <span className="wm-muted">{ask}</span>
              {left ? `, ${left}` : null}
            </li>
          ))}
        </ol>
      </div>
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
      <div className="wm-only-print">
        <Lines title="In the plan" lines={shown.decisions.confirmed} />
      </div>
      <Owners owners={shown.owners} />
      <Lines title="Set aside" lines={shown.parked} />
      <div className="wm-only-print">
        <Lines title="Not taken into the plan" lines={shown.decisions.declined} />
      </div>
    </Section>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {lines.map((line, i) => (
          <li key={i}>{line}</li>
        ))}
      </ul>
    </>
  );
}

const [WHO, BY] = ["Who", "By when"];

/** Who does what by when, of what went into the plan. */
function Owners({ owners }: Pick<ShownWorkshop, "owners">) {
  if (owners.length === 0) return null;
  return (
    <>
      <h3>Owners and dates</h3>
      <BlockTable label="Owners and dates" heads={["What", WHO, BY]}>
        {owners.map(({ what, who, by }, i) => (
          <BlockRow key={i} head={what}>
            <Cell head={WHO}>{who}</Cell>
            <Cell head={BY}>{by}</Cell>
          </BlockRow>
        ))}
      </BlockTable>
    </>
  );
}
