import type { NegotiationPage, ProposalView } from "../../lib/negotiation-page.server";
import { Workings } from "../measures/workings";
import { TableScroll } from "../text/table-scroll";

/** The two trajectories as a table: a row a side with its odds under it, how far apart they are, and half way. */
export function ProposalTable({ page: { table, name } }: { page: NegotiationPage }) {
  const places = Math.max(...table.rows.flatMap(({ cells }) => cells.map(decimalsIn)));
  return (
    <TableScroll label={`What each side proposes for ${name}`}>
      <table className="wm-table wm-figures">
        <caption className="govuk-visually-hidden">What each side proposes, by period</caption>
        <thead>
          <tr>
            <th scope="col">Who</th>
            {table.columns.map(({ period, label }) => (
              <th key={period} scope="col" className="wm-number">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(({ name: row, look, cells }, at) => (
            <tr key={`${row} ${at}`} className={LOOKS[look]}>
              <th scope="row">{row}</th>
              {cells.map((cell, i) => (
                <td
                  key={table.columns[i]?.period}
                  className={`wm-number wm-figures__cell${look === "promise" ? " wm-table__promise" : ""}`}
                  data-pad={padOf(cell, places) || undefined}
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

const decimalsIn = (text: string) => text.split(".")[1]?.length ?? 0;

/** What a number lacks to stand with its point under the others'; shares of futures stand by themselves. */
function padOf(text: string, places: number): string {
  const own = decimalsIn(text);
  if (text === "" || text.endsWith("%") || own >= places) return "";
  return own === 0 ? `.${"0".repeat(places)}` : "0".repeat(places - own);
}

const LOOKS = { promise: "wm-table__ours", counter: "wm-table__ours", derived: "wm-negotiation__derived" } as const;

/** One side beside the other: what it says, why, and what past and simulated futures say of it. */
export function Proposals({
  proposals,
  reader,
}: {
  proposals: readonly ProposalView[];
  reader: NegotiationPage["side"] | null;
}) {
  return (
    <div className="wm-negotiation__sides">
      {proposals.map((proposal) => (
        <section key={proposal.side} aria-labelledby={`side-${proposal.side}`} className="wm-negotiation__side">
          <h3 id={`side-${proposal.side}`} className={`wm-negotiation__who wm-negotiation__who--${proposal.side}`}>
            The {proposal.side}
            {proposal.side === reader ? " (you)" : ""}: {proposal.final}
          </h3>
          <p className="wm-prose">{proposal.why}</p>
          <p className="wm-small wm-muted">
            Round {proposal.order}, {proposal.who}
          </p>
          {proposal.inWords ? <p>{proposal.inWords}</p> : null}
          {proposal.rank ? <p>At the end, if the others go on as they did: {proposal.rank}.</p> : null}
          {proposal.questions.length > 0 ? (
            <details className="wm-working wm-negotiation__asks">
              <summary className="wm-working__summary">What the numbers ask of it</summary>
              <ul className="govuk-list govuk-list--bullet">
                {proposal.questions.map(({ id, question }) => (
                  <li key={id}>{question}</li>
                ))}
              </ul>
            </details>
          ) : null}
          <Workings workings={proposal.workings} />
        </section>
      ))}
    </div>
  );
}
