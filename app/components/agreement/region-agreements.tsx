import { Link } from "@remix-run/react";
import type { RegionPage } from "../../lib/region-page.server";
import { Section } from "../layout/section";
import { ProgressMark } from "../measures/progress-mark";
import { ButtonLink } from "../text/button";
import { TableScroll } from "../text/table-scroll";
import { Tag } from "../text/tag";

type Agreement = RegionPage["agreements"][number];

/** Every agreement of the region in a row: status, targets, what is open. */
export function RegionTable({ name, agreements }: Pick<RegionPage, "name" | "agreements">) {
  return (
    <TableScroll label={`Agreements of ${name}`}>
      <table className="wm-table wm-table--roomy">
        <caption className="govuk-visually-hidden">Agreements submitted in {name}</caption>
        <thead>
          <tr>
            <th scope="col">Agreement</th>
            <th scope="col">Status</th>
            <th scope="col" className="wm-number">
              Priorities
            </th>
            <th scope="col" className="wm-number">
              Designated targets
            </th>
            <th scope="col" className="wm-number">
              Other targets
            </th>
            <th scope="col" className="wm-number">
              Unfinished
            </th>
            <th scope="col" className="wm-number">
              Open questions
            </th>
            <th scope="col">What you can do</th>
          </tr>
        </thead>
        <tbody>
          {agreements.map((agreement) => (
            <tr key={agreement.to}>
              <th scope="row">
                <Link to={agreement.to}>{agreement.header.title}</Link>
                <small>{agreement.header.years}</small>
              </th>
              <td>
                <Tag tone={agreement.header.status.tone}>{agreement.header.status.label}</Tag>
              </td>
              <td className="wm-number">{agreement.priorities}</td>
              <td className="wm-number">
                {agreement.designated}
                <small>of {agreement.cap}</small>
              </td>
              <td className="wm-number">{agreement.others}</td>
              <td className="wm-number">{agreement.unfinished}</td>
              <td className="wm-number">
                {agreement.questions}
                {agreement.unanswered > 0 ? <small>{agreement.unanswered} of yours</small> : null}
              </td>
              <td>
                <Link to={agreement.submission}>
                  {agreement.waits ? "Agree or return" : "See the submission"}
                  <span className="govuk-visually-hidden">: {agreement.header.title}</span>
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

/** How an area stands against its comparators, by the figures of its submission. */
export function AreaStanding({ agreement }: { agreement: Agreement }) {
  return (
    <Section
      id={`area-${agreement.header.code}`}
      title={`How ${agreement.area} stands`}
      intro="Against its comparators and the region, by the figures that were submitted."
      action={
        <ButtonLink look="second" small to={agreement.to}>
          Open the agreement
        </ButtonLink>
      }
    >
      {agreement.standings.length === 0 ? (
        <p className="wm-muted">No indicator was chosen.</p>
      ) : (
        <TableScroll label={`How ${agreement.area} stands`}>
          <table className="wm-table">
            <caption className="govuk-visually-hidden">
              {agreement.area} against its comparators and the region, by indicator
            </caption>
            <thead>
              <tr>
                <th scope="col">Indicator</th>
                <th scope="col" className="wm-number">
                  Latest
                </th>
                <th scope="col" className="wm-number">
                  Gap to the region
                </th>
                <th scope="col" className="wm-number">
                  Rank
                </th>
                <th scope="col">What it shows</th>
              </tr>
            </thead>
            <tbody>
              {agreement.standings.map((standing) => (
                <tr key={standing.id}>
                  <th scope="row">
                    <Link to={standing.to}>{standing.indicator}</Link>
                    <small>{standing.unit}</small>
                  </th>
                  <td className="wm-number">
                    {standing.value}
                    <small>{standing.period}</small>
                  </td>
                  <td className={`wm-number wm-judged--${standing.gap?.judgement ?? "neither"}`}>
                    {standing.gap?.text ?? "not known"}
                  </td>
                  <td className="wm-number">{standing.rank ?? "not ranked"}</td>
                  <td>
                    {standing.reading} {standing.illustrative ? <Tag tone="made-up">illustrative</Tag> : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      <Targets agreement={agreement} />
    </Section>
  );
}

/** How each target is doing by what was submitted; the working is one click away. */
function Targets({ agreement: { targets, area } }: { agreement: Agreement }) {
  if (targets.length === 0) return null;
  return (
    <details className="wm-working">
      <summary className="wm-working__summary">How {area} is doing against its targets</summary>
      <TableScroll label={`How ${area} is doing against its targets`}>
        <table className="wm-table">
          <caption className="govuk-visually-hidden">How {area} is doing against its targets</caption>
          <thead>
            <tr>
              <th scope="col">Target</th>
              <th scope="col">Status</th>
              <th scope="col">By what</th>
            </tr>
          </thead>
          <tbody>
            {targets.map(({ id, name, to, status, says }) => (
              <tr key={id}>
                <th scope="row">
                  <Link to={to}>{name}</Link>
                </th>
                <td>
                  <ProgressMark status={status} />
                </td>
                <td>{says}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </details>
  );
}
