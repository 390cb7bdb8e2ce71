import { Link } from "@remix-run/react";
import type { VerificationPage } from "~/lib/verification-page.server";
import { Section } from "../layout/section";
import { BlockRow, BlockTable, Cell } from "../text/block-table";
import { StatusMark } from "../text/status-mark";
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
      <BlockTable
        label="The figures drawn, in the order in which they were drawn"
        heads={["What is measured", "Whose", "When", "Value", "Judges", "Finding"]}
        numbers={["Value"]}
        className="wm-table--pairs"
      >
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </BlockTable>
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
      <BlockRow head="A figure that is no longer there, or not shared with you">
        <td colSpan={5} role="cell" />
      </BlockRow>
    );
  }
  return (
    <BlockRow head={<Link to={value.to}>{value.indicator}</Link>}>
      <Cell head="Whose">{value.place}</Cell>
      <Cell head="When">{value.period}</Cell>
      <Cell head="Value" className="wm-number">
        {value.printed}
        {value.isChanged ? <small> changed since</small> : null}
      </Cell>
      <Cell head="Judges">{value.targets.join("; ") || <span className="wm-muted">no target</span>}</Cell>
      <Cell head="Finding">
        <StatusMark kind={finding ? FINDING_MARKS[finding] : "none"}>{finding ?? "not checked"}</StatusMark>
      </Cell>
    </BlockRow>
  );
}
