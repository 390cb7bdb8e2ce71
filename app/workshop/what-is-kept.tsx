import { counted } from "~/lib/words";

/** What a workshop keeps of somebody, for how long and who sees it, before anything is given. */
export function WhatIsKept({ keepDays }: { keepDays: number }) {
  return (
    <section aria-labelledby="what-is-kept" className="wm-join__kept">
      <h2 id="what-is-kept" className="wm-label">
        What is kept of you
      </h2>
      <p>
        Your name, your organisation and your answers, until {counted(keepDays, "day")} after the last day of the
        workshop. Then they are taken away, and what the room said as a whole stays.
      </p>
      <p>
        The facilitator sees who is here. Nobody sees your answer before all answers are shown, and they are shown
        without names unless your phone says otherwise first.
      </p>
      <p>You can see all that is kept of you, take a copy of it, or delete it, at any time.</p>
    </section>
  );
}
