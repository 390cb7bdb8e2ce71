import type { RoundView } from "../../lib/negotiation-page.server";

/** Everything that was said, the newest first. Nothing of it is ever taken away. */
export function Rounds({ rounds }: { rounds: readonly RoundView[] }) {
  return (
    <ol className="wm-history" reversed>
      {rounds.map(({ id, order, did, for: side, at, when, why, numbers, signatures }) => (
        <li key={id} className="wm-history__entry">
          <p className="wm-history__who">
            <strong>
              Round {order}: {did}
            </strong>{" "}
            <time dateTime={at}>{when}</time>
          </p>
          <p className="wm-history__what">
            {side}
            {numbers ? `: ${numbers}` : ""}
          </p>
          <p className="wm-prose">{why}</p>
          {signatures.map((signature) => (
            <p key={signature} className="wm-small">
              Signed by {signature}
            </p>
          ))}
        </li>
      ))}
    </ol>
  );
}
