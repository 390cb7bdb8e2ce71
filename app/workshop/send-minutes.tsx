import { Form } from "@remix-run/react";
import type { FormErrors } from "../components/forms/error-summary";
import { Checkboxes } from "../components/forms/choice-fields";
import { Section } from "../components/layout/section";
import { Button } from "../components/text/button";
import type { MinutesMail } from "../lib/minutes-mail.server";
import { listed } from "../lib/words";

interface SendMinutesProps {
  mail: MinutesMail;
  errors: FormErrors | undefined;
}

/** The minutes by e-mail, to whom the facilitator chooses; and what became of each letter. */
export function SendMinutes({ mail, errors }: SendMinutesProps) {
  return (
    <Section id="send" title="Send the minutes">
      {mail.isSet ? (
        <>
          {mail.asked.length > 0 ? (
            <ul>
              {mail.asked.map(({ id, name, words }) => (
                <li key={id}>
                  The letter to {name} {words}.
                </li>
              ))}
            </ul>
          ) : null}
          {mail.choices.length > 0 ? (
            <Form method="post" noValidate preventScrollReset>
              <Checkboxes
                form="send"
                name="people"
                label="Who gets them"
                hint="Who took part with an account, and who reads about workshops in the partnership. Guests left no address. A letter says in words what the room said; it names people only where the plan does."
                options={mail.choices}
                defaultValue={mail.choices.flatMap(({ value, chosen }) => (chosen ? [value] : []))}
                error={errors?.["people"] ?? undefined}
              />
              <Button look="second" name="intent" value="send-minutes">
                Send the minutes
              </Button>
            </Form>
          ) : null}
          {mail.unwilling.length > 0 ? (
            <p className="wm-muted">Not written to, by their own wish: {listed(mail.unwilling)}.</p>
          ) : null}
        </>
      ) : (
        <p>No mail server is set here, so they cannot be sent. Print them, or pass on the address of this page.</p>
      )}
    </Section>
  );
}
