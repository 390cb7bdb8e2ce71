import { Form } from "@remix-run/react";
import type { FormErrors } from "../forms/error-summary";
import { Checkboxes, Radios } from "../forms/choice-fields";
import { SubmitRow } from "../forms/submit-row";
import { Select } from "../forms/text-fields";
import { Section } from "../layout/section";

export interface MailView {
  /** False where this installation sends no letters. */
  readonly isSent: boolean;
  readonly every: string;
  readonly on: readonly string[];
  readonly kinds: readonly { readonly value: string; readonly label: string }[];
  readonly quietFrom: number;
  readonly quietUntil: number;
  readonly weekends: boolean;
  /** "28 March 2008, 08:00"; null before the first. */
  readonly sentAt: string | null;
}

const HOURS = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${hour}:00`.padStart(5, "0") }));

/** How often a person is written to, about what, and when not. */
export function MailSection({ mail, errors }: { mail: MailView; errors: FormErrors | undefined }) {
  const error = (name: string) => errors?.[name] ?? undefined;
  return (
    <Section
      id="mail"
      title="Letters"
      intro={
        mail.isSent
          ? `One letter for all that needs you, and only when something is new. ${mail.sentAt ? `The last was sent on ${mail.sentAt}.` : "None was sent yet."}`
          : "This installation sends no letters. What you choose here counts once it does."
      }
    >
      <Form method="post" noValidate>
        <Radios
          name="every"
          label="How often at most?"
          inline
          options={[
            { value: "day", label: "Once a day" },
            { value: "week", label: "Once a week" },
            { value: "never", label: "Never" },
          ]}
          defaultValue={mail.every}
          error={error("every")}
        />
        <Checkboxes name="on" label="About what?" options={mail.kinds} defaultValue={mail.on} error={error("off")} />
        <div className="wm-row">
          <Select
            name="quietFrom"
            label="Not from"
            options={HOURS}
            defaultValue={String(mail.quietFrom)}
            error={error("quietFrom")}
          />
          <Select
            name="quietUntil"
            label="until"
            options={HOURS}
            defaultValue={String(mail.quietUntil)}
            error={error("quietUntil")}
          />
        </div>
        <Checkboxes
          name="weekends"
          label="At weekends"
          options={[{ value: "yes", label: "Letters may come on Saturday and Sunday too" }]}
          defaultValue={mail.weekends ? ["yes"] : []}
        />
        <SubmitRow label="Save how I am written to" intent="mail" />
      </Form>
    </Section>
  );
}
