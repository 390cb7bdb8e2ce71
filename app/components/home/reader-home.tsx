import { Link } from "@remix-run/react";
import { EmptyState } from "../layout/empty-state";
import { Section } from "../layout/section";
import { ButtonLink } from "../text/button";
import { Tag } from "../text/tag";
import type { AdministratorHome as Administrator, ReaderHome as Home } from "./home-view";
import { NextPanel } from "./next-panel";
import { OwnList } from "./own-list";
import { Queries } from "./queries";
import { Turns } from "./turns";

/** What a reviewer, an auditor or a member reads. */
export function ReaderHome({ home }: { home: Home }) {
  return (
    <div className="wm-home__role">
      {home.next ? <NextPanel next={home.next} /> : null}
      <OwnList id={`${home.key}-reviews`} title="Reviews and dates" own={home.reviews ?? []} />
      <OwnList id={`${home.key}-workshops`} title="Workshops" own={home.workshops ?? []} />
      <Turns id={home.key} turns={home.turns} />
      <Queries id={home.key} title="Queries for you to close" queries={home.queries} />
      <Section
        id={home.key}
        look="label"
        title={home.title}
        action={home.role === "reviewer" ? <Link to="/region">Compare them all</Link> : null}
      >
        {home.agreements.length === 0 ? (
          <EmptyState {...home.empty} />
        ) : (
          <ul className="wm-items">
            {home.agreements.map(({ header, links }) => (
              <li key={header.code}>
                <h3 className="wm-items__title">
                  <Link to={`/agreements/${header.code}`}>
                    {header.title} {header.years}
                  </Link>{" "}
                  <Tag tone={header.status.tone}>{header.status.label}</Tag>
                </h3>
                <p className="wm-links">
                  {links.map(({ label, to }) => (
                    <Link key={to} to={to}>
                      {label}
                      <span className="govuk-visually-hidden"> of {header.title}</span>
                    </Link>
                  ))}
                </p>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </div>
  );
}

export function AdministratorHome({ home }: { home: Administrator }) {
  return (
    <div className="wm-home__role">
      <Section id={home.key} look="label" title="Administration">
        <p>This installation holds {home.counts}.</p>
        <ButtonLink to="/admin">Open administration</ButtonLink>
      </Section>
    </div>
  );
}
