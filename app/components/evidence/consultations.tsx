import { Link } from "@remix-run/react";
import type { StepTwo } from "~/lib/step-2.server";
import { Tag } from "../text/tag";

/** Who was asked, how and when, and what they said; newest first. */
export function Consultations({ consultations }: { consultations: StepTwo["consultations"] }) {
  return (
    <ul className="wm-things">
      {consultations.map((each) => (
        <li key={each.id} id={each.anchor} className="wm-things__item">
          <p className="wm-things__title">
            <Link to={each.to}>{each.who}</Link>{" "}
            <Tag tone={each.beyondPartners ? "teal" : "neutral"}>
              {each.beyondPartners ? "beyond the partner agencies" : "partner agencies"}
            </Tag>
          </p>
          <p className="wm-things__facts">
            {each.how}, {each.when}
          </p>
          {each.said ? <p className="wm-prose">{each.said}</p> : null}
        </li>
      ))}
    </ul>
  );
}
