import { Link } from "@remix-run/react";
import type { StepTwo } from "~/lib/step-2.server";
import { RemarkCount } from "../parts/remark-count";
import { StatusMark } from "../text/status-mark";

/** Each cause with what it rests on; one that rests on nothing says so. */
export function Causes({ causes }: { causes: StepTwo["causes"] }) {
  return (
    <ul className="wm-things">
      {causes.map((cause) => (
        <li key={cause.id} id={cause.anchor} className="wm-things__item">
          <p className="wm-things__title">
            <Link to={cause.to}>{cause.text}</Link>
          </p>
          {cause.support.map((words) => (
            <p key={words} className="wm-things__facts">
              {words}
            </p>
          ))}
          {cause.restsOnNothing ? <StatusMark kind="open">rests on nothing yet</StatusMark> : null}
          {cause.evidence.length + cause.notShared.length > 0 ? (
            <p className="wm-things__facts">
              Rests on{" "}
              {cause.evidence.map((evidence, i) => (
                <span key={evidence.to}>
                  {i > 0 ? "; " : ""}
                  <a href={evidence.to}>{evidence.title}</a>
                </span>
              ))}
              {cause.notShared.map((words, i) => (
                <span key={`${words} ${i}`}>
                  {cause.evidence.length + i > 0 ? "; " : ""}
                  {words.charAt(0).toLowerCase() + words.slice(1)}
                </span>
              ))}
            </p>
          ) : null}
          <RemarkCount count={cause.remarks} to={cause.to} />
        </li>
      ))}
    </ul>
  );
}
