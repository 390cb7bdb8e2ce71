import { Link } from "@remix-run/react";
import type { QualityPage } from "~/lib/quality-page.server";
import { Section } from "../layout/section";
import { BlockRow, BlockTable, Cell } from "../text/block-table";
import { StatusMark } from "../text/status-mark";
import { FINDING_MARKS } from "./finding-marks";

type Listed = NonNullable<QualityPage["listed"]>;

/** What one number counts, each a link to where it is looked at or entered. */
export function QualityList({ listed }: { listed: Listed }) {
  const { title, of, rule, total, values, overdue } = listed;
  const shown = values.length + overdue.length;
  return (
    <Section id="list" title={of ? `${title}: ${of}` : title} intro={rule} action={<Link to="?">Close the list</Link>}>
      {total === 0 ? <p className="wm-muted">There are none now.</p> : null}
      {values.length > 0 ? <Values title={title} values={values} /> : null}
      {overdue.length > 0 ? <Overdue overdue={overdue} /> : null}
      {total > shown ? (
        <p className="wm-muted">
          The first {shown} of {total} are shown.
        </p>
      ) : null}
    </Section>
  );
}

function Values({ title, values }: { title: string; values: Listed["values"] }) {
  return (
    <BlockTable
      label={title}
      heads={["What is measured", "Whose", "When", "Value", "Finding", "Supplier", "Source"]}
      numbers={["Value"]}
      className="wm-table--pairs"
    >
      {values.map((each) => (
        <BlockRow key={each.id} head={<Link to={each.to}>{each.indicator}</Link>}>
          <Cell head="Whose">{each.place}</Cell>
          <Cell head="When">{each.period}</Cell>
          <Cell head="Value" className="wm-number">
            {each.value}
          </Cell>
          <Cell head="Finding">
            <StatusMark kind={each.finding ? FINDING_MARKS[each.finding] : "none"}>
              {each.finding ?? "not checked"}
            </StatusMark>
          </Cell>
          <Cell head="Supplier">{each.supplier}</Cell>
          <Cell head="Source">{each.source}</Cell>
        </BlockRow>
      ))}
    </BlockTable>
  );
}

function Overdue({ overdue }: { overdue: Listed["overdue"] }) {
  return (
    <BlockTable
      label="Figures that should have been supplied by now"
      heads={["Supplier", "What is measured", "Whose", "When", "Awaited since"]}
    >
      {overdue.map((each) => (
        <BlockRow key={each.id} head={each.supplier}>
          <Cell head="What is measured">
            <Link to={each.to}>{each.indicator}</Link>
          </Cell>
          <Cell head="Whose">{each.place}</Cell>
          <Cell head="When">{each.period}</Cell>
          <Cell head="Awaited since">{each.since}</Cell>
        </BlockRow>
      ))}
    </BlockTable>
  );
}
