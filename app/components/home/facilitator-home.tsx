import { Link } from "@remix-run/react";
import { Proposals } from "../importing/proposals";
import { EmptyState } from "../layout/empty-state";
import { Section } from "../layout/section";
import { ButtonLink } from "../text/button";
import { StatusMark } from "../text/status-mark";
import { Tag } from "../text/tag";
import { Attention } from "../updates/attention";
import type { FacilitatedAgreement, FacilitatorHome as Home, NudgeRefusal } from "./home-view";
import { NextPanel } from "./next-panel";
import { OwnList } from "./own-list";
import { Queries } from "./queries";
import { Turns } from "./turns";

/** Each agreement with where its five steps stand and its one next thing, and who has not answered yet. */
export function FacilitatorHome({ home, nudge }: { home: Home; nudge: NudgeRefusal | undefined }) {
  return (
    <div className="wm-home__role">
      <p className="wm-caption">
        <Link to={home.partnershipTo}>{home.partnership}</Link>
      </p>
      {home.next ? <NextPanel next={home.next} /> : null}
      <OwnList id={`${home.key}-reviews`} title="Reviews and dates" own={home.reviews ?? []} />
      <OwnList id={`${home.key}-workshops`} title="Workshops" own={home.workshops ?? []} />
      <Turns id={home.key} turns={home.turns} />
      <OwnList id={`${home.key}-promises`} title="Commitments to look at" own={home.promises} />
      <OwnList id={`${home.key}-outcomes`} title="What became of these decisions?" own={home.outcomes ?? []} />
      <OwnList id={`${home.key}-feedback`} title="What readers said" own={home.feedback ?? []} />
      <Queries id={home.key} title="An auditor asks, and nobody has answered" queries={home.queries} />
      <Proposals id={`${home.key}-proposed`} proposals={home.proposals} />
      {home.agreements.length === 0 ? (
        <EmptyState
          title="No agreement yet"
          why="An agreement says what the partners promise to change in three years, and who does what for it."
          action={<ButtonLink to={home.newTo}>Start an agreement</ButtonLink>}
        />
      ) : null}
      {home.agreements.map((agreement) => (
        <Agreement
          key={agreement.header.code}
          agreement={agreement}
          isFirst={agreement.next === home.next}
          nudge={nudge}
        />
      ))}
      {home.agreements.length > 0 ? (
        <p>
          <Link to={home.newTo}>Start another agreement</Link>
        </p>
      ) : null}
    </div>
  );
}

interface AgreementProps {
  agreement: FacilitatedAgreement;
  isFirst: boolean;
  nudge: NudgeRefusal | undefined;
}

function Agreement({ agreement, isFirst, nudge }: AgreementProps) {
  const { header, steps, next, waiting } = agreement;
  const id = `agreement-${header.code}`;
  const of = `${header.title} ${header.years}`;
  return (
    <>
      <Section
        id={id}
        title={
          <Link to={`/agreements/${header.code}`} className="wm-home__name">
            {of}
          </Link>
        }
        action={<Tag tone={header.status.tone}>{header.status.label}</Tag>}
      >
        <ol className="wm-home__steps">
          {steps.map((step) => (
            <li key={step.number}>
              <Link to={step.to}>
                {step.number} {step.title}
              </Link>
              <StatusMark kind={step.kind}>{step.words}</StatusMark>
            </li>
          ))}
        </ol>
        {next && !isFirst ? (
          <p>
            Next: <Link to={next.href}>{next.title}</Link>
          </p>
        ) : null}
      </Section>
      {agreement.attention ? (
        <Attention
          id={id}
          of={of}
          view={agreement.attention}
          problem={nudge?.code === header.code ? nudge.problem : undefined}
        />
      ) : null}
      <OwnList id={`${id}-money`} title="Money to mend" of={of} own={agreement.money} />
      {waiting.length > 0 ? (
        <Section id={`${id}-waiting`} look="label" title="Waiting for their yes or no" of={of}>
          <ul className="wm-items">
            {waiting.map(({ organisation, items }) => (
              <li key={organisation}>
                <h3 className="wm-items__title">{organisation}</h3>
                <ul className="wm-plain-list wm-home__asked">
                  {items.map(({ title, href }) => (
                    <li key={href}>
                      <Link to={`${href}#answers`}>{title}</Link>
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}
