import { Form } from "@remix-run/react";
import { ErrorSummary } from "../forms/error-summary";
import { TextArea } from "../forms/text-fields";
import { Button } from "../text/button";
import { StatusMark } from "../text/status-mark";
import type { UpdateRefusal, UpdateView } from "./update-view";

interface UpdateListProps {
  updates: readonly UpdateView[];
  code: string;
  refusal: UpdateRefusal | undefined;
}

/** What was said of something, the latest first. */
export function UpdateList({ updates, code, refusal }: UpdateListProps) {
  return (
    <ol className="wm-updates">
      {updates.map((update) => (
        <li key={update.id} id={`update-${update.id}`} className="wm-updates__item">
          <p className="wm-updates__head">
            <StatusMark kind={update.mark.kind} pill>
              {update.mark.words}
            </StatusMark>
            {update.about ? <strong>{update.about}</strong> : null}
            <span className="wm-muted wm-small">{update.origin}</span>
          </p>
          <Said label="Done" text={update.done} />
          <Said label="In the way" text={update.inTheWay} />
          <Said label="Help needed" text={update.help} />
          {update.changes.map((change) => (
            <p key={change} className="wm-updates__change">
              {change}
            </p>
          ))}
          {update.evidence.map(({ text, href }) => (
            <p key={text} className="wm-updates__change">
              Evidence: {href ? <a href={href}>{text}</a> : text}
            </p>
          ))}
          {update.file ? <Attached file={update.file} /> : null}
          {update.standing ? <p className="wm-promise wm-small">{update.standing}</p> : null}
          {update.mayDecide ? <Decide update={update} code={code} refusal={refusal} /> : null}
        </li>
      ))}
    </ol>
  );
}

function Attached({ file: { name, href, isPicture } }: { file: NonNullable<UpdateView["file"]> }) {
  if (!isPicture) {
    return (
      <p className="wm-updates__change">
        <a href={href}>{name}</a>
      </p>
    );
  }
  return (
    <a href={href} className="wm-updates__photo">
      <img src={href} alt={name} loading="lazy" />
    </a>
  );
}

function Said({ label, text }: { label: string; text: string | null }) {
  if (!text) return null;
  return (
    <p className="wm-prose wm-updates__said">
      <span className="wm-muted">{label}:</span> {text}
    </p>
  );
}

/** Somebody else answered with the owner's link: the owner says whether it holds. */
export function Decide({
  update,
  code,
  refusal,
}: {
  update: Pick<UpdateView, "id">;
  code: string;
  refusal: UpdateRefusal | undefined;
}) {
  const form = `decide-${update.id}`;
  const refused = refusal?.form === form ? refusal : undefined;
  const hidden = (
    <>
      <input type="hidden" name="form" value={form} />
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="update" value={update.id} />
    </>
  );
  return (
    <div className="wm-asked-answer">
      <ErrorSummary errors={refused?.errors} form={form} />
      <Form method="post">
        {hidden}
        <Button name="intent" value="confirm-update">
          It holds
        </Button>
      </Form>
      <details className="wm-asked-answer__no" open={refused?.typed["intent"] === "set-aside-update" || undefined}>
        <summary className="govuk-button govuk-button--secondary">Set it aside…</summary>
        <Form method="post" noValidate>
          {hidden}
          <TextArea
            name="why"
            form={form}
            label="Why?"
            rows={2}
            maxLength={2000}
            error={refused?.errors["why"] ?? undefined}
            defaultValue={refused?.typed["why"]}
          />
          <Button look="second" name="intent" value="set-aside-update">
            Set it aside with this reason
          </Button>
        </Form>
      </details>
    </div>
  );
}
