import { Form, useNavigation } from "@remix-run/react";
import { useState } from "react";
import { Checkboxes } from "../components/forms/choice-fields";
import { SubmitRow } from "../components/forms/submit-row";
import { DateField, NumberField, Select, TextField } from "../components/forms/text-fields";
import type { Refused } from "../components/people/folded-form";
import type { WorkshopsPage } from "../lib/workshop-pages.server";

/** What a workshop is planned with; the agenda is proposed from it. */
export function StartWorkshop({ page, refused }: { page: WorkshopsPage; refused: Refused | undefined }) {
  const navigation = useNavigation();
  const typed = refused?.values ?? {};
  const errors = refused?.errors ?? {};
  const [priority, setPriority] = useState(typed["priority"] ?? page.asked.priority);
  const step = typed["step"] ?? page.asked.step;
  // Without scripts every priority's targets are offered, and those of another one are refused in words.
  const offered = page.priorities.filter(({ id }) => id === priority);
  const targets = (offered.length > 0 ? offered : page.priorities).flatMap((each) => each.targets);
  return (
    <Form method="post" noValidate>
      <Select
        name="step"
        label="Which step is it about?"
        options={page.steps}
        defaultValue={step}
        error={errors["step"] ?? undefined}
      />
      <Select
        name="priority"
        label="Priority"
        options={page.priorities.map(({ id, name }) => ({ value: id, label: name }))}
        value={priority}
        onChange={(event) => setPriority(event.currentTarget.value)}
        error={errors["priority"] ?? undefined}
      />
      {targets.length > 0 ? (
        <Checkboxes
          key={priority}
          name="targets"
          label="Targets"
          hint="Exercises about a target are planned for each of these."
          options={targets}
          defaultValue={typed["targets"]?.split("\n") ?? targets.slice(0, 1).map(({ value }) => value)}
          error={errors["targets"] ?? undefined}
        />
      ) : null}
      <TextField
        name="name"
        label="What to call it"
        hint="As it stands on the projector, such as “How far can we go?”"
        defaultValue={typed["name"]}
        error={errors["name"] ?? undefined}
      />
      <DateField name="on" label="Day" defaultValue={typed["on"] ?? page.today} error={errors["on"] ?? undefined} />
      <NumberField
        name="minutes"
        label="Minutes in the room"
        width={4}
        defaultValue={typed["minutes"] ?? "120"}
        error={errors["minutes"] ?? undefined}
      />
      <NumberField
        name="keepDays"
        label="Days for which names and answers are kept"
        hint="Afterwards only what the room said as a whole stays."
        width={4}
        defaultValue={typed["keepDays"] ?? "90"}
        error={errors["keepDays"] ?? undefined}
      />
      {page.templates.length > 0 ? (
        <Select
          name="template"
          label="Agenda"
          options={page.templates}
          empty="Propose one from what is open"
          defaultValue={typed["template"]}
          error={errors["template"] ?? undefined}
        />
      ) : null}
      <SubmitRow label="Plan the workshop" busy={navigation.state === "submitting"} />
    </Form>
  );
}
