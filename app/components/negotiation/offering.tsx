import { Link } from "@remix-run/react";
import type { NegotiationsPage } from "../../lib/negotiations-page.server";
import { Select, TextArea } from "../forms/text-fields";
import { FoldedForm, type Refused } from "../people/folded-form";

interface OfferingProps {
  page: NegotiationsPage;
  refused: Refused | undefined;
}

/** What the region does not have on the table as it is now, why some of it cannot be offered, and the form that offers. */
export function Offering({ page: { offers, may }, refused }: OfferingProps) {
  const ready = offers.filter(({ whyNot }) => whyNot === null);
  if (offers.length === 0) return <p className="wm-muted">Every designated target is on the table as it is.</p>;
  return (
    <>
      <ul className="wm-items">
        {offers.map(({ id, name, to, isAgain, whyNot }) => (
          <li key={id}>
            <p className="wm-items__title">
              <Link to={to}>{name}</Link>
            </p>
            <p className="wm-items__facts">
              {whyNot ?? (isAgain ? "Ready to be offered again, with what has changed." : "Ready to be offered.")}
            </p>
          </li>
        ))}
      </ul>
      {may.offer && ready.length > 0 ? (
        <FoldedForm
          summary="Offer to the region"
          intent="offer"
          refused={refused}
          submit="Offer to the region"
          intro="What you offer is frozen: the region sees the target, its figures and comparators as they are now, and nothing else of the agreement."
        >
          {(field) => (
            <>
              <Select
                {...field("target", ready.length === 1 ? ready[0]?.id : "all")}
                label="What you offer"
                options={[
                  ...(ready.length > 1 ? [{ value: "all", label: `All ${ready.length} that are ready` }] : []),
                  ...ready.map(({ id, name }) => ({ value: id, label: name })),
                ]}
              />
              <TextArea
                {...field("why")}
                label="Why these numbers"
                hint="The region reads this beside the trajectory."
                rows={3}
                maxLength={2000}
              />
            </>
          )}
        </FoldedForm>
      ) : null}
    </>
  );
}
