import { Form, Link } from "@remix-run/react";
import type { PrioritiesPage } from "~/lib/priorities-page.server";
import { StatusMark, type MarkKind } from "../text/status-mark";
import { TableScroll } from "../text/table-scroll";
import { Tag } from "../text/tag";

type Listed = PrioritiesPage["shortlist"][number];

const MARKS: Readonly<Record<Listed["standing"], { kind: MarkKind; words: string }>> = {
  chosen: { kind: "ready", words: "chosen" },
  candidate: { kind: "open", words: "candidate" },
  "not chosen": { kind: "none", words: "not chosen" },
};

interface ShortlistProps extends Pick<PrioritiesPage, "shortlist" | "mayList"> {
  priority: string;
}

/** What could measure the priority: where we stand on each, what was chosen and why, and who supplies the figures. */
export function Shortlist({ shortlist, mayList, priority }: ShortlistProps) {
  return (
    <TableScroll label="The shortlist of indicators">
      <table className="wm-table wm-shortlist">
        <caption className="govuk-visually-hidden">Indicators considered for this priority</caption>
        <thead>
          <tr>
            <th scope="col">Indicator</th>
            <th scope="col" className="wm-number">
              Latest
            </th>
            <th scope="col" className="wm-number">
              Rank
            </th>
            <th scope="col" className="wm-number">
              Gap
            </th>
            <th scope="col" className="wm-number">
              Change
            </th>
            <th scope="col">Standing</th>
          </tr>
        </thead>
        <tbody>
          {shortlist.map((each) => (
            <tr key={each.id} id={each.anchor}>
              <th scope="row">
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
              </th>
              <td className="wm-number">
                {each.latest ? (
                  <>
                    {each.latest.text}
                    <small>{each.latest.period}</small>
                  </>
                ) : (
                  <span className="wm-muted">none yet</span>
                )}
              </td>
              <td className="wm-number">{each.rank ?? "–"}</td>
              <td className="wm-number">
                {each.gap?.text ?? "–"}
                {each.gap && each.reference ? <small>to {each.reference}</small> : null}
              </td>
              <td className="wm-number">{each.change?.text ?? "–"}</td>
              <td>
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
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

/** A reason goes on within a sentence, unless its first word is a name or code. */
function lowerFirst(text: string): string {
  return /^[A-Z][a-z]* [a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
