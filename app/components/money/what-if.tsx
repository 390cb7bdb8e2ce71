import { Form, Link } from "@remix-run/react";
import type { MoneyPage } from "~/lib/money-page.server";
import { KeptDay } from "../agreement/kept-day";
import { Select } from "../forms/text-fields";
import { Button } from "../text/button";
import { StatusMark } from "../text/status-mark";
import { BlockRow, BlockTable, Cell } from "../text/block-table";

type View = MoneyPage["whatIf"];
type Result = NonNullable<View["result"]>;

/** If this money went, which targets lose their actions? */
export function WhatIf({ whatIf, asked }: { whatIf: View; asked: MoneyPage["asked"] }) {
  return (
    <>
      <Form
        method="get"
        action="#what-if"
        className="wm-filter wm-no-print"
        role="search"
        aria-label="Money that might go"
      >
        <KeptDay />
        {(["giver", "year", "state", "show"] as const).map((name) => (
          <input key={name} type="hidden" name={name} value={asked[name]} />
        ))}
        <Select
          name="gone"
          label="Money that might go"
          empty="Choose a giver or a line"
          options={whatIf.choices}
          defaultValue={asked.gone}
        />
        <div className="wm-filter__go">
          <Button look="second">Show what would be lost</Button>
        </div>
      </Form>
      {whatIf.result ? <Lost result={whatIf.result} /> : null}
    </>
  );
}

function Lost({ result }: { result: Result }) {
  return (
    <>
      <p>{result.says}</p>
      {result.targets.length > 0 ? (
        <BlockTable
          label="Targets that would lose"
          heads={["Target", "It would lose", "Actions that lose all", "Actions that lose some"]}
        >
          {result.targets.map((target) => (
            <BlockRow
              key={target.id}
              head={
                <>
                  <Link to={target.href}>{target.name}</Link>
                  <StatusMark kind={target.verdict.mark}>{target.verdict.words}</StatusMark>
                </>
              }
            >
              <Cell head="It would lose">{target.loses}</Cell>
              <Cell head={target.actionsGone.length > 0 ? "Actions that lose all" : undefined}>
                <Actions actions={target.actionsGone} />
              </Cell>
              <Cell head={target.actionsLess.length > 0 ? "Actions that lose some" : undefined}>
                <Actions actions={target.actionsLess} />
              </Cell>
            </BlockRow>
          ))}
        </BlockTable>
      ) : null}
      {result.others.length > 0 ? (
        <>
          <p>Actions that serve no target would lose:</p>
          <ul className="wm-plain-list">
            {result.others.map((action) => (
              <li key={action.id}>
                <Link to={action.href}>{action.name}</Link>: {action.loses}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

function Actions({ actions }: { actions: Result["targets"][number]["actionsGone"] }) {
  return (
    <ul className="wm-plain-list">
      {actions.map((action) => (
        <li key={action.id}>
          <Link to={action.href}>{action.name}</Link>
        </li>
      ))}
    </ul>
  );
}
