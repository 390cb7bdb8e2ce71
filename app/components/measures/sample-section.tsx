import { Link } from "@remix-run/react";
import type { VerificationPage } from "~/lib/verification-page.server";
import { Section } from "../layout/section";
import { StatusMark } from "../text/status-mark";
import { TableScroll } from "../text/table-scroll";
import { FINDING_MARKS } from "./finding-marks";

type Sample = NonNullable<VerificationPage["sample"]>;

/** The figures of one sample, with how many were checked and what was found. */
export function SampleSection({ sample }: { sample: Sample }) {
  const { who, when, seed, size, from, rows, counts, checked } = sample;
  return (
    <Section
      id="sample"
      title={`${checked} of ${rows.length} checked`}
      intro={counts.map(({ kind, count }) => `${count} ${kind}`).join(" · ")}
    >
      <TableScroll label="Sample">
        <table className="wm-table">
          <caption className="govuk-visually-hidden">The figures drawn, in the order in which they were drawn</caption>
          <thead>
            <tr>
              <th scope="col">What is measured</th>
              <th scope="col">Whose</th>
              <th scope="col">When</th>
              <th scope="col" className="wm-number">
                Value
              </th>
              <th scope="col" className="wm-hide-phone">
                Judges
              </th>
              <th scope="col">Finding</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      </TableScroll>
      <p className="wm-small wm-muted">
        Drawn by {who}, {when}, with the seed <code>{seed}</code>: {size} asked for, from {from.judging} that judge a
        target and {from.other} others.
      </p>
      <details className="wm-working">
        <summary className="wm-working__summary">How was it drawn?</summary>
        <div className="wm-working__body">
          <p>
            The partnership’s own figures of this agreement as the auditor saw them, in the order of their ids. Those
            that a target starts from or is judged by come first, shuffled; then the others, shuffled; the first {size}{" "}
            are the sample. The shuffle is that of Fisher and Yates from the end, with the generator Mulberry32 begun
            with the first four bytes of the seed’s SHA-256. The same seed draws the same of the same figures.
          </p>
          <p>A figure counts as checked while the finding on it as it stands now holds.</p>
        </div>
      </details>
    </Section>
  );
}

function Row({ row: { value, finding } }: { row: Sample["rows"][number] }) {
  if (value === null) {
    return (
      <tr>
        <th scope="row">A figure that is no longer there, or not shared with you</th>
        <td colSpan={5} />
      </tr>
    );
  }
  return (
    <tr>
      <th scope="row">
        <Link to={value.to}>{value.indicator}</Link>
      </th>
      <td>{value.place}</td>
      <td>{value.period}</td>
      <td className="wm-number">
        {value.printed}
        {value.isChanged ? <small> changed since</small> : null}
      </td>
      <td className="wm-hide-phone">{value.targets.join("; ") || <span className="wm-muted">no target</span>}</td>
      <td>
        <StatusMark kind={finding ? FINDING_MARKS[finding] : "none"}>{finding ?? "not checked"}</StatusMark>
      </td>
    </tr>
  );
}
