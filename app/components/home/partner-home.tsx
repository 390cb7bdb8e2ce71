import { Link } from "@remix-run/react";
import { Section } from "../layout/section";
import { EmptyState } from "../layout/empty-state";
import { StatusMark } from "../text/status-mark";
import { DueUpdates } from "../updates/due-updates";
import type { UpdateRefusal } from "../updates/update-view";
import { AskedAnswer, AskedItem, ChangedSince } from "./asked-item";
import type { AnswerRefusal, AskedView, FigureView, PartnerHome as Home } from "./home-view";
import { NextPanel } from "./next-panel";
import { OwnList } from "./own-list";
import { Queries } from "./queries";
import { Turns } from "./turns";

interface PartnerHomeProps {
  home: Home;
  refusal: AnswerRefusal | undefined;
  update: UpdateRefusal | undefined;
}

/** What our organisation owns: what waits for our yes or no, figures due, actions and targets; nothing else. */
export function PartnerHome({ home, refusal, update }: PartnerHomeProps) {
  const [first, ...rest] = home.waiting;
  const nothing = [
    home.waiting,
    home.figures,
    home.actions,
    home.targets,
    home.declined,
    home.turns,
    home.queries,
    home.promises,
    home.money,
    home.proposed,
    home.reviews ?? [],
    home.feedback ?? [],
  ].every((list) => list.length === 0);
  return (
    <div className="wm-home__role">
      <p className="wm-caption">
        <Link to={`/agreements/${home.agreement.code}`}>
          {home.agreement.title} {home.agreement.years}
        </Link>{" "}
        · {home.organisation}
      </p>
      {first ? <AskedPanel asked={first} refusal={refusal} /> : null}
      <DueUpdates id={home.key} view={home.updates} refusal={update} />
      {home.next ? <NextPanel next={home.next} /> : null}
      <OwnList id={`${home.key}-reviews`} title="Reviews and dates" own={home.reviews ?? []} />
      <OwnList id={`${home.key}-workshops`} title="Workshops" own={home.workshops ?? []} />
      <Turns id={home.key} turns={home.turns} />
      <Queries id={home.key} title="An auditor asks about your figures" queries={home.queries} />
      {nothing ? (
        <EmptyState
          title="Nothing is yours here yet"
          why="When the facilitator names your organisation for a target or an action, it appears here and waits for your yes or no."
        />
      ) : null}
      {rest.length > 0 ? (
        <Section id={`${home.key}-waiting`} look="label" title="Also waiting for your yes or no">
          <ul className="wm-items">
            {rest.map((asked) => (
              <AskedItem key={asked.key} asked={asked} refusal={refusal} />
            ))}
          </ul>
        </Section>
      ) : null}
      <OwnList id={`${home.key}-feedback`} title="What readers said" own={home.feedback ?? []} />
      <OwnList id={`${home.key}-promises`} title="Commitments that wait for you" own={home.promises} />
      <OwnList id={`${home.key}-money`} title="Money and people you were asked for" own={home.money} />
      <Figures home={home} figures={home.figures} />
      <OwnList id={`${home.key}-proposed`} title="Figures we proposed" own={home.proposed} />
      <OwnList id={`${home.key}-actions`} title="Our actions" own={home.actions} />
      <OwnList id={`${home.key}-targets`} title="Targets we lead" own={home.targets} />
      {home.declined.length > 0 ? (
        <Section id={`${home.key}-declined`} look="label" title="You have declined">
          <ul className="wm-items">
            {home.declined.map(({ title, href, reason }) => (
              <li key={href}>
                <h3 className="wm-items__title">
                  <Link to={href}>{title}</Link>
                </h3>
                <StatusMark kind="must" pill>
                  declined
                </StatusMark>{" "}
                <span className="wm-items__facts">{reason}</span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </div>
  );
}

function AskedPanel({ asked, refusal }: { asked: AskedView; refusal: AnswerRefusal | undefined }) {
  return (
    <section className="wm-panel" aria-labelledby={`${asked.key}-title`}>
      <p className="wm-panel__due">Waiting for your yes or no</p>
      <h2 className="wm-panel__title" id={`${asked.key}-title`}>
        <Link to={asked.href}>{asked.title}</Link>
      </h2>
      <p className="wm-items__facts">{asked.facts}</p>
      <ChangedSince changed={asked.changed} />
      <AskedAnswer asked={asked} refusal={refusal} />
    </section>
  );
}

function Figures({ home, figures }: { home: Home; figures: readonly FigureView[] }) {
  if (figures.length === 0) return null;
  return (
    <Section id={`${home.key}-figures`} look="label" title="Figures we supply">
      <ul className="wm-items">
        {figures.map((figure) => (
          <li key={figure.id}>
            <h3 className="wm-items__title">
              <Link to={figure.href}>{figure.title}</Link>
            </h3>
            {figure.isDue ? (
              <StatusMark kind="risk" pill>
                {figure.when}
              </StatusMark>
            ) : (
              <span className="wm-items__facts">{figure.when}</span>
            )}
            {figure.source ? <span className="wm-items__facts"> · {figure.source}</span> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
