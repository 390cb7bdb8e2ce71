import { Form } from "@remix-run/react";
import { Select, NumberField, TextField } from "../components/forms/text-fields";
import { Section } from "../components/layout/section";
import { FoldedForm, type Refused } from "../components/people/folded-form";
import { Button } from "../components/text/button";
import type { WorkshopPage } from "../lib/workshop-pages.server";
import { NAMES_CHOICES } from "./names-said";
import { Tell } from "./room-forms";
import { StageTag } from "./stage-tag";

interface AgendaEditorProps {
  page: WorkshopPage;
  refused: Refused | undefined;
}

/** The exercises in their order; who leads may change, move, drop and add them. */
export function AgendaEditor({ page, refused }: AgendaEditorProps) {
  const { agenda, fit, leads } = page;
  const over = fit.needed - fit.minutes;
  return (
    <Section
      id="agenda"
      title="Agenda"
      intro={
        over > 0
          ? `${fit.needed} minutes planned with arriving and closing, ${fit.minutes} minutes of room: ${fit.fitting} of ${fit.exercises} exercises fit. Shorten or drop some.`
          : `${fit.needed} minutes planned with arriving and closing, ${fit.minutes} minutes of room.`
      }
    >
      <ol className="wm-agenda wm-agenda--plan">
        {agenda.map((exercise, at) => (
          <li key={exercise.id}>
            <p>
              <strong>{exercise.title}</strong> <span className="wm-small">{exercise.minutes} minutes</span>{" "}
              {exercise.stage === "waiting" ? null : <StageTag stage={exercise.stage} />}
            </p>
            <p>{exercise.ask}</p>
            <p className="wm-small wm-muted">{exercise.what}</p>
            {leads ? (
              <div className="wm-tells">
                {at > 0 ? (
                  <Tell intent="up" look="quiet" fields={{ exercise: exercise.id }}>
                    Move up<span className="govuk-visually-hidden">: {exercise.title}</span>
                  </Tell>
                ) : null}
                {at < agenda.length - 1 ? (
                  <Tell intent="down" look="quiet" fields={{ exercise: exercise.id }}>
                    Move down<span className="govuk-visually-hidden">: {exercise.title}</span>
                  </Tell>
                ) : null}
                {exercise.stage === "waiting" ? (
                  <Tell intent="drop" look="quiet" fields={{ exercise: exercise.id }}>
                    Drop<span className="govuk-visually-hidden">: {exercise.title}</span>
                  </Tell>
                ) : null}
              </div>
            ) : null}
            {leads ? <ChangeExercise exercise={exercise} refused={refused} /> : null}
          </li>
        ))}
      </ol>
      {leads ? (
        <>
          <Form method="post" className="wm-agenda__add">
            <Select name="exercise" form="add" label="Add an exercise" options={page.adds} />
            <Button look="second" name="intent" value="add">
              Add it
            </Button>
          </Form>
          <FoldedForm
            summary="Save this agenda as a template"
            intent="template"
            refused={refused}
            submit="Save the template"
          >
            {(field) => (
              <TextField {...field("name")} label="Name" hint="It is offered when another workshop is planned." />
            )}
          </FoldedForm>
        </>
      ) : null}
    </Section>
  );
}

function ChangeExercise({
  exercise,
  refused,
}: {
  exercise: WorkshopPage["agenda"][number];
  refused: Refused | undefined;
}) {
  return (
    <FoldedForm summary={`Change “${exercise.title}”`} intent="change" id={exercise.id} refused={refused} submit="Save">
      {(field) => (
        <>
          <input type="hidden" name="exercise" value={exercise.id} />
          <TextField {...field("ask", exercise.ask)} label="The question on the projector" />
          <NumberField {...field("minutes", String(exercise.minutes))} label="Minutes" width={3} />
          {exercise.each === null ? null : (
            <NumberField {...field("each", String(exercise.each))} label="How many each person has" width={3} />
          )}
          <Select
            {...field("names", exercise.names)}
            label="How answers are shown"
            options={NAMES_CHOICES.map(({ value, label }) => ({ value, label }))}
          />
        </>
      )}
    </FoldedForm>
  );
}
