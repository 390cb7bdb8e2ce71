import { Form, Link } from "@remix-run/react";
import type { ReportsPage } from "../../lib/reports-page.server";
import { Select } from "../forms/text-fields";
import type { Refused } from "../people/folded-form";
import { Button } from "../text/button";
import { StatusMark } from "../text/status-mark";

/** The reports of an agreement, the latest quarter first. */
export function ReportList({ reports }: Pick<ReportsPage, "reports">) {
  return (
    <ul className="wm-items">
      {reports.map(({ id, to, title, version, mark, words, facts }) => (
        <li key={id}>
          <h2 className="wm-items__title">
            <Link to={to}>
              {title}
              {version ? `, ${version}` : ""}
            </Link>
          </h2>
          <p className="wm-items__facts">
            <StatusMark kind={mark} pill>
              {words}
            </StatusMark>{" "}
            {facts}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Of which quarter a report is started. */
export function StartReport({ page, refused }: { page: ReportsPage; refused: Refused | undefined }) {
  const own = refused?.form === "start" ? refused : undefined;
  return (
    <Form method="post">
      <input type="hidden" name="form" value="start" />
      <Select
        name="quarter"
        form="start"
        label="Quarter"
        options={page.open}
        defaultValue={own?.values["quarter"] ?? page.first}
        error={own?.errors["quarter"] ?? undefined}
      />
      <Button name="intent" value="start">
        Start the report
      </Button>
    </Form>
  );
}
