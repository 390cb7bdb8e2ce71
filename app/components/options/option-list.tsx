import { Link } from "@remix-run/react";
import type { StepFour } from "~/lib/step-4.server";
import { Strength } from "../evidence/register";
import { RemarkCount } from "../parts/remark-count";
import { Tag } from "../text/tag";
import { capitalised } from "~/lib/words";

type OptionView = StepFour["groups"][number]["options"][number];

/** Options by kind, each with what it changes, what it mends, and the evidence that it works. */
export function OptionList({ groups }: { groups: StepFour["groups"] }) {
  return (
    <>
      {groups.map((group) => (
        <div key={group.kind} className="wm-options">
          <h3 className="wm-stakeholders__title">{group.kind}</h3>
          <ul className="wm-things">
            {group.options.map((option) => (
              <OptionItem key={option.id} option={option} />
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

function OptionItem({ option }: { option: OptionView }) {
  return (
    <li id={option.anchor} className="wm-things__item">
      <p className="wm-things__title">
        <Link to={option.to}>{option.name}</Link> {option.favoured ? <Tag tone="teal">favoured</Tag> : null}
      </p>
      {option.description ? <p>{option.description}</p> : null}
      {option.changes || option.mends ? (
        <p className="wm-things__facts">
          {option.changes ? (
            <>
              Changes <Link to={option.changes.to}>{option.changes.text}</Link>
            </>
          ) : null}
          {option.changes && option.mends ? " · " : null}
          {option.mends ? (
            <>
              {option.changes ? "mends" : "Mends"} <Link to={option.mends.to}>{option.mends.text}</Link>
            </>
          ) : null}
        </p>
      ) : null}
      {option.proofs.length === 0 ? (
        <p className="wm-things__facts">
          No evidence that it works yet.{" "}
          {option.editTo ? (
            <Link to={`${option.editTo}#proofs`}>
              Add some<span className="govuk-visually-hidden"> for {option.name}</span>
            </Link>
          ) : null}
        </p>
      ) : (
        <ul className="wm-proofs">
          {option.proofs.map((proof) => (
            <li key={proof.id}>
              <p>
                <strong>
                  {proof.link ? (
                    <a href={proof.link} rel="noreferrer">
                      {proof.where}
                    </a>
                  ) : (
                    proof.where
                  )}
                </strong>{" "}
                <span className="wm-muted">{capitalised(proof.reach)}</span> <Strength strength={proof.strength} />
              </p>
              {proof.says ? <p>{proof.says}</p> : null}
              <p className="wm-small wm-muted">
                {proof.visited ? `Seen by ${proof.visited}` : "Nobody has gone to see it yet"}
              </p>
            </li>
          ))}
        </ul>
      )}
      <RemarkCount count={option.remarks} to={option.to} />
    </li>
  );
}
