import { Link } from "@remix-run/react";
import type { ReviewPage, ReviewedPriority as Priority } from "../../lib/review-page.server";
import { ChangedList } from "../agreement/changed-list";
import { Section } from "../layout/section";
import { ProgressMark } from "../measures/progress-mark";
import { Workings } from "../measures/workings";
import type { Refused } from "../people/folded-form";
import { StatusMark } from "../text/status-mark";
import { Tag } from "../text/tag";
import { AssessmentForm } from "./assessment-form";
import { Flags } from "./flags";
import { Signals } from "./signals";
import { Corrections, Reply } from "./corrections";

interface ReviewedPriorityProps {
  page: ReviewPage;
  priority: Priority;
  refused: Refused | undefined;
}

/** One priority: the frozen facts, then what each side says of it, beside each other. */
export function ReviewedPriority({ page, priority, refused }: ReviewedPriorityProps) {
  return (
    <Section id={`priority-${priority.id}`} title={priority.name}>
      <Facts priority={priority} day={page.facts.day} />
      <Signals signals={priority.signals} isOpen={page.isRehearsal} />
      <Flags page={page} priority={priority} refused={refused} />
      {priority.isJudged ? (
        <div className="wm-review__sides">
          {priority.sides.map((side) => (
            <Side key={side.side} side={side} page={page} priority={priority} refused={refused} />
          ))}
        </div>
      ) : (
        <p className="wm-muted">Local targets are shown, not judged.</p>
      )}
      {priority.isJudged ? <Corrections page={page} priority={priority} refused={refused} /> : null}
    </Section>
  );
}

function Facts({ priority: { targets, actions, changed }, day }: { priority: Priority; day: string }) {
  return (
    <>
      {targets.length === 0 ? <p className="wm-muted">No target serves this priority.</p> : null}
      <ul className="wm-items">
        {targets.map((target) => (
          <li key={target.id}>
            <h3 className="wm-items__title">
              <Link to={target.to}>{target.name}</Link> {target.isJudged ? null : <Tag>local: shown, not judged</Tag>}
            </h3>
            <p>
              <ProgressMark status={target.status} /> {target.says}
            </p>
            <dl className="wm-review__numbers">
              {target.latest ? <Fact term="Latest figure" value={target.latest} /> : null}
              <Fact term="Achieved" value={target.achieved ?? "no result yet"} />
              <Fact term="Odds of the final promise" value={target.odds ?? "not known"} />
              {target.open ? <Fact term="Challenges" value={target.open} /> : null}
            </dl>
            {target.ofYear ? <p>{target.ofYear}</p> : null}
            {target.ours ? <p>Ours or everyone’s? {target.ours}</p> : null}
            <Workings workings={target.workings} />
          </li>
        ))}
      </ul>
      <p>{actions.counts}</p>
      {actions.late.length > 0 ? (
        <ul className="wm-plain-list">
          {actions.late.map(({ id, what, to, words }) => (
            <li key={id}>
              <Link to={to}>{what}</Link> <StatusMark kind="must">{words}</StatusMark>
            </li>
          ))}
        </ul>
      ) : null}
      {changed.length > 0 ? (
        <details className="wm-working wm-review__fold">
          <summary className="wm-working__summary">
            What changed between signing and {day} ({changed.length})
          </summary>
          <ChangedList things={changed} />
        </details>
      ) : null}
    </>
  );
}

function Fact({ term, value }: { term: string; value: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function headingOf(side: Priority["sides"][number]["side"], isRehearsal: boolean): string {
  if (side === "partnership") return "The partnership says";
  return isRehearsal ? "In the region’s place" : "The region judges";
}

function Side({ side, page, priority, refused }: ReviewedPriorityProps & { side: Priority["sides"][number] }) {
  const id = `${side.side}-${priority.id}`;
  return (
    <section aria-labelledby={id} className="wm-review__side">
      <h3 id={id} className={`wm-review__who wm-review__who--${side.side}`}>
        {headingOf(side.side, page.isRehearsal)}
        {side.isOwn ? " (you)" : ""}
      </h3>
      {side.isOwn && page.may.write ? (
        <AssessmentForm page={page} priority={priority} refused={refused} />
      ) : (
        <Said side={side} priority={priority} />
      )}
      {side.side === "region" ? <Reply page={page} priority={priority} refused={refused} /> : null}
    </section>
  );
}

function Said({ side, priority }: { side: Priority["sides"][number]; priority: Priority }) {
  if (side.isHidden) return <p className="wm-muted">Hidden until both sides have sent.</p>;
  if (!side.grade && !side.reason) return <p className="wm-muted">Nothing is written yet.</p>;
  return (
    <>
      {side.grade ? (
        <p>
          <StatusMark kind={side.mark} pill>
            {side.grade}
          </StatusMark>
        </p>
      ) : null}
      <p className="wm-prose">{side.reason}</p>
      {side.isOwn && priority.own.note ? (
        <p className="wm-prose wm-muted">Your side’s note, which the other does not see: {priority.own.note}</p>
      ) : null}
    </>
  );
}
