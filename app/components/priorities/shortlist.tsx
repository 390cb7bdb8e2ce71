import { Form, Link } from "@remix-run/react";
import type { PrioritiesPage } from "~/lib/priorities-page.server";
import { BlockRow, BlockTable, Cell } from "../text/block-table";
import { StatusMark, type MarkKind } from "../text/status-mark";
import { Tag } from "../text/tag";

type Listed = PrioritiesPage["shortlist"][number];

const MARKS: Readonly<Record<Listed["standing"], { kind: MarkKind; words: string }>> = {
  chosen: { kind: "ready", words: "chosen" },
  candidate: { kind: "open", words: "candidate" },
  "not chosen": { kind: "none", words: "not chosen" },
};

const NUMBERS = ["Latest", "Rank", "Gap", "Change"];

interface ShortlistProps extends Pick<PrioritiesPage, "shortlist" | "mayList"> {
  priority: string;
}

/** What could measure the priority: where we stand on each, what was chosen and why, and who supplies the figures. */
export function Shortlist({ shortlist, mayList, priority }: ShortlistProps) {
  return (
    <BlockTable
      label="Indicators considered for this priority"
      heads={["Indicator", ...NUMBERS, "Standing"]}
      numbers={NUMBERS}
      className="wm-shortlist wm-table--pairs"
    >
      {shortlist.map((each) => (
        <BlockRow
          key={each.id}
          id={each.anchor}
          head={
            <>
              <Link to={each.to}>{each.indicator}</Link>
              <small>
                {[each.number, each.unit, each.dimension].filter(Boolean).join(" · ")}{" "}
                {each.isOwn ? <Tag>our own</Tag> : null}
              </small>
              {each.standing === "chosen" ? (
                <small>
                  {each.supplier ? (
                    `Supplied by ${each.supplier}`
                  ) : (
                    <span className="wm-promise">Nobody supplies its figures yet</span>
                  )}
                  {each.nextPublication ? `; next published ${each.nextPublication}` : ""}
                </small>
              ) : null}
            </>
          }
        >
          <Cell head="Latest" className="wm-number">
            {each.latest ? (
              <>
                {each.latest.text}
                <small>{each.latest.period}</small>
              </>
            ) : (
              <span className="wm-muted">none yet</span>
            )}
          </Cell>
          <Cell head="Rank" className="wm-number">
            {each.rank ?? "–"}
          </Cell>
          <Cell head="Gap" className="wm-number">
            {each.gap?.text ?? "–"}
            {each.gap && each.reference ? <small>to {each.reference}</small> : null}
          </Cell>
          <Cell head="Change" className="wm-number">
            {each.change?.text ?? "–"}
          </Cell>
          <Cell head="Standing">
            <StatusMark kind={MARKS[each.standing].kind}>{MARKS[each.standing].words}</StatusMark>
            {each.because ? <small>because {lowerFirst(each.because)}</small> : null}
            {each.standing === "not chosen" && !each.because ? (
              <small className="wm-promise">no reason given yet</small>
            ) : null}
            {mayList ? (
              <span className="wm-shortlist__acts wm-no-print">
                {each.standing === "candidate" ? (
                  <Form method="post" preventScrollReset>
                    <input type="hidden" name="id" value={each.id} />
                    <input type="hidden" name="rev" value={each.rev} />
                    <input type="hidden" name="priority" value={priority} />
                    <button type="submit" className="wm-quiet-button" name="intent" value="choose">
                      Choose<span className="govuk-visually-hidden"> {each.indicator}</span>
                    </button>
                  </Form>
                ) : null}
                <Link to={each.editTo}>
                  Change<span className="govuk-visually-hidden"> how {each.indicator} stands</span>
                </Link>
              </span>
            ) : null}
          </Cell>
        </BlockRow>
      ))}
    </BlockTable>
  );
}

/** A reason goes on within a sentence, unless its first word is a name or code. */
function lowerFirst(text: string): string {
  return /^[A-Z][a-z]* [a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
