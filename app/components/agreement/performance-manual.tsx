import type { PublishedPage } from "../../lib/published-page.server";
import { Section } from "../layout/section";
import { FINDING_MARKS, DOUBT_WORDS } from "../measures/finding-marks";
import { StatusMark } from "../text/status-mark";

/** What each number means and how far it can be relied on. */
export function PerformanceManual({ manual }: { manual: PublishedPage["manual"] }) {
  if (manual.length === 0) return null;
  return (
    <Section
      id="manual"
      title="What the numbers mean"
      intro="The performance manual: what each indicator measures, where it comes from, and how far its figures can be relied on."
    >
      <ul className="wm-items">
        {manual.map((measure) => (
          <li key={`${measure.code} ${measure.definition}`}>
            <h3 className="wm-items__title">
              {measure.code}: {measure.name}
            </h3>
            <p className="wm-prose">{measure.definition}</p>
            <p className="wm-items__facts">
              {[measure.unit, measure.better, `published ${measure.often}`].filter(Boolean).join(" · ")}
            </p>
            {measure.source ? <p className="wm-items__facts">Source: {measure.source}</p> : null}
            <p className="wm-items__facts">{measure.quality}</p>
            {measure.care ? <p className="wm-items__facts">Read it with care: {measure.care}</p> : null}
            {measure.doubts.map(({ what, doubted }) =>
              doubted ? (
                <p key={what}>
                  <StatusMark kind={FINDING_MARKS[doubted]}>
                    {what}: {DOUBT_WORDS[doubted]}
                  </StatusMark>
                </p>
              ) : null,
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
