import type { ReviewPage, ReviewedPriority } from "../../lib/review-page.server";
import { Radios } from "../forms/choice-fields";
import { TextArea } from "../forms/text-fields";
import { FoldedForm, type Refused } from "../people/folded-form";
import { StatusMark } from "../text/status-mark";

interface FlagsProps {
  page: ReviewPage;
  priority: ReviewedPriority;
  refused: Refused | undefined;
}

const WORDS = { exceptional: "flagged as exceptional", concern: "flagged for concern" } as const;

/** What named people vouch for, for good or for concern. */
export function Flags({ page, priority, refused }: FlagsProps) {
  const { flags, id, isJudged } = priority;
  return (
    <>
      {flags.length > 0 ? (
        <ul className="wm-items" aria-label={`Flags on ${priority.name}`}>
          {flags.map((flag) => (
            <li key={flag.id}>
              <p>
                <StatusMark kind={flag.lifted ? "none" : flag.kind === "concern" ? "must" : "ready"} pill>
                  {WORDS[flag.kind]}
                </StatusMark>{" "}
                <span className="wm-muted">{flag.who}</span>
              </p>
              <p className="wm-prose">{flag.why}</p>
              {flag.lifted ? <p className="wm-muted">{flag.lifted}</p> : null}
              {flag.isOwn && !flag.lifted && page.may.flag ? (
                <FoldedForm
                  summary="Lift this flag"
                  intent="lift"
                  id={`lift-${flag.id}`}
                  refused={refused}
                  submit="Lift it"
                >
                  {(field) => (
                    <>
                      <input type="hidden" name="flag" value={flag.id} />
                      <TextArea {...field("why")} label="Why you lift it" rows={2} maxLength={2000} />
                    </>
                  )}
                </FoldedForm>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {isJudged && page.may.flag ? (
        <FoldedForm
          summary="Raise a flag"
          intent="flag"
          id={`flag-${id}`}
          refused={refused}
          submit="Raise it in your name"
          intro="The other side sees it, with your name and reason, once both have sent."
        >
          {(field) => (
            <>
              <input type="hidden" name="priority" value={id} />
              <Radios
                {...field("kind")}
                label="What it says"
                options={[
                  { value: "exceptional", label: "Exceptional: others can learn from it" },
                  { value: "concern", label: "Concern about outcomes and prospects" },
                ]}
              />
              <TextArea {...field("why")} label="Why" rows={3} maxLength={2000} />
            </>
          )}
        </FoldedForm>
      ) : null}
    </>
  );
}
