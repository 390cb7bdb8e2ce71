import { Link } from "@remix-run/react";
import type { SentenceView } from "../../lib/report-page.server";

/** Words, and figures that each lead to where they are read from. */
export function ReportSentence({ sentence }: { sentence: SentenceView }) {
  return (
    <>
      {sentence.pieces.map(({ text, to, isNumber }, i) =>
        to ? (
          <Link key={i} to={to} className={`wm-report__figure${isNumber ? " wm-report__figure--number" : ""}`}>
            {text}
          </Link>
        ) : (
          <span key={i}>{text}</span>
        ),
      )}
    </>
  );
}
