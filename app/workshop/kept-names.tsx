import { Form } from "@remix-run/react";
import type { FormErrors } from "../components/forms/error-summary";
import { NumberField } from "../components/forms/text-fields";
import { Section } from "../components/layout/section";
import { Button } from "../components/text/button";
import type { WorkshopPage } from "../lib/workshop-pages.server";

interface KeptNamesProps {
  page: Pick<WorkshopPage, "kept" | "keepDays" | "leads" | "isAnonymised">;
  errors: FormErrors | undefined;
}

/** For how long it is known who was in the room and what each said. */
export function KeptNames({ page: { kept, keepDays, leads, isAnonymised }, errors }: KeptNamesProps) {
  return (
    <Section id="kept" title="What is kept of people">
      <p>{kept} What the room said as a whole stays.</p>
      {leads && !isAnonymised ? (
        <Form method="post" noValidate>
          <NumberField
            form="kept"
            name="keepDays"
            label="Days after the last time that the room met"
            width={4}
            defaultValue={String(keepDays)}
            error={errors?.["keepDays"] ?? undefined}
          />
          <Button look="second" name="intent" value="keep-days">
            Change the days
          </Button>
        </Form>
      ) : null}
    </Section>
  );
}
