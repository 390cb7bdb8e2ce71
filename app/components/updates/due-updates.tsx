import { Link } from "@remix-run/react";
import { Section } from "../layout/section";
import { StatusMark } from "../text/status-mark";
import { UpdateForm } from "./update-form";
import { Decide, UpdateList } from "./update-list";
import type { DueUpdateView, DueView, UpdateRefusal } from "./update-view";

interface DueUpdatesProps {
  /** Names the lists among those of the page. */
  id: string;
  view: DueView;
  refusal: UpdateRefusal | undefined;
}

/** What is due from a person, each saved by itself: the first ready to fill in, the others folded. */
export function DueUpdates({ id, view, refusal }: DueUpdatesProps) {
  const [first, ...rest] = view.due;
  return (
    <>
      {first ? (
        <section className="wm-panel" aria-labelledby={`${first.form.id}-title`}>
          <p className="wm-panel__due">Waiting for your update, {first.since}</p>
          <h2 className="wm-panel__title" id={`${first.form.id}-title`}>
            <Titled due={first} />
          </h2>
          <Facts due={first} />
          <UpdateForm view={first.form} refusal={refusal} key={first.form.key} />
        </section>
      ) : null}
      {rest.length > 0 ? (
        <Section id={`${id}-due`} look="label" title="Also waiting for your update">
          <ul className="wm-items">
            {rest.map((due) => (
              <li key={due.form.key}>
                <h3 className="wm-items__title">
                  <Titled due={due} />
                </h3>
                <Facts due={due} />
                <details className="wm-updates__add" open={refusal?.form === due.form.id || undefined}>
                  <summary className="govuk-button govuk-button--secondary">
                    Say how it goes…<span className="govuk-visually-hidden"> {due.title}</span>
                  </summary>
                  <UpdateForm view={due.form} refusal={refusal} />
                </details>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {view.toConfirm.length > 0 ? (
        <Section
          id={`${id}-confirm`}
          look="label"
          title="Answered for you"
          intro="Somebody else answered with your link. It counts once you say that it holds."
        >
          <ul className="wm-items">
            {view.toConfirm.map(({ title, href, code, update }) => (
              <li key={update.id}>
                <h3 className="wm-items__title">{href ? <Link to={href}>{title}</Link> : title}</h3>
                <UpdateList updates={[{ ...update, mayDecide: false, standing: null }]} code={code} refusal={refusal} />
                {update.mayDecide ? <Decide update={update} code={code} refusal={refusal} /> : null}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}

function Titled({ due: { title, href } }: { due: DueUpdateView }) {
  return href ? <Link to={href}>{title}</Link> : <>{title}</>;
}

function Facts({ due }: { due: DueUpdateView }) {
  return (
    <p className="wm-items__facts">
      {due.last ? (
        <>
          <StatusMark kind={due.last.kind} pill>
            {due.last.words}
          </StatusMark>{" "}
        </>
      ) : null}
      {due.facts}
      {due.asked ? (
        <>
          {due.facts ? " · " : ""}
          <span className="wm-promise">{due.asked}</span>
        </>
      ) : null}
    </p>
  );
}
