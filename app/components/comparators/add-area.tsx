import { Form } from "@remix-run/react";
import type { ComparatorsPage } from "~/lib/comparators-page.server";
import { Checkboxes } from "../forms/choice-fields";
import { SubmitRow } from "../forms/submit-row";
import { TextField } from "../forms/text-fields";
import { Section } from "../layout/section";
import type { Refused } from "../people/folded-form";
import { Button } from "../text/button";
import { Why, several } from "./set-forms";

interface AddAreaProps {
  page: ComparatorsPage;
  refused: Refused | undefined;
}

/** An area joins the set that charts and tables compare with: found by name, ticked, with the reason. */
export function AddArea({ page, refused }: AddAreaProps) {
  const shown = page.sets.find(({ isShown }) => isShown);
  if (shown && !shown.isByHand) {
    return (
      <Section id="add" title="Add an area">
        <p>
          Charts and tables compare with “{shown.name}”, whose areas follow a rule, so that none is added by hand.{" "}
          <a href={`#${shown.anchor}`}>Make a copy of it that is chosen by hand</a>, then add to that.
        </p>
      </Section>
    );
  }
  const own = refused?.form === "add" ? refused : undefined;
  const field = (name: string) => ({
    name,
    form: "add",
    defaultValue: own?.values[name],
    error: own?.errors[name] ?? undefined,
  });
  return (
    <Section
      id="add"
      title="Add an area"
      intro={
        shown ? `It joins “${shown.name}”, and so every chart and table.` : "The first one starts a set chosen by hand."
      }
    >
      <Form method="get" action="#add" className="wm-row">
        <TextField name="q" label="Name of the area" width={20} defaultValue={page.text} />
        <Button look="second">Find</Button>
      </Form>
      {page.text !== "" && page.found.length === 0 ? (
        <p>No area is called “{page.text}”, or it is in the tables already. Try part of its name.</p>
      ) : null}
      {page.found.length > 0 ? (
        <Form method="post" noValidate>
          <input type="hidden" name="form" value="add" />
          <Checkboxes {...several(field("areas"))} label="Areas found" options={page.found} />
          <Why {...field("why")} label="Why compare with this area?" />
          <SubmitRow label="Add to the set" intent="add" />
        </Form>
      ) : null}
    </Section>
  );
}
