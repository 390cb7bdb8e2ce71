import { Form } from "@remix-run/react";
import type { TargetAnswer } from "~/lib/step-3-forms.server";
import type { TargetStanding } from "~/lib/target-standing.server";
import { ErrorSummary } from "../forms/error-summary";
import { SubmitRow } from "../forms/submit-row";
import { TextField } from "../forms/text-fields";
import { Section } from "../layout/section";
import { StatusMark } from "../text/status-mark";
import { Working } from "../text/working";
import { ProgressMark } from "./progress-mark";
import { Workings } from "./workings";

interface HowWeAreDoingProps {
  target: string;
  standing: TargetStanding;
  /** What the milestone's form came back with. */
  answer: Exclude<TargetAnswer, { kind: "done" }> | undefined;
}

/** Under the chosen target: how it is doing by what judges it, and what form it would best take. */
export function HowWeAreDoing({ target, standing: { progress, milestone, advice }, answer }: HowWeAreDoingProps) {
  return (
    <>
      {progress ? (
        <Section
          id="doing"
          title="How are we doing?"
          intro="By the result that each year is judged by. A change within the noise of the series never changes the status."
        >
          <p>
            {progress.status === "no result yet" ? (
              <StatusMark kind="none">{progress.says}</StatusMark>
            ) : (
              <>
                <ProgressMark status={progress.status} /> {progress.says}
              </>
            )}
          </p>
          {progress.years.length > 0 ? (
            <dl className="wm-doing">
              {progress.years.map(({ label, status, says, ours }) => (
                <div key={label} className="wm-doing__year">
                  <dt>{label}</dt>
                  <dd>
                    {status ? <ProgressMark status={status} /> : null} {says}
                    {ours ? ` ${ours}` : null}
                  </dd>
                </div>
              ))}
            </dl>
          ) : null}
          <Workings workings={progress.workings} />
          {milestone ? <MilestoneForm target={target} milestone={milestone} answer={answer} /> : null}
        </Section>
      ) : null}
      <Section id="form-advice" title="What form should this target take?">
        <p>
          {advice.isFollowed ? "As it is: " : "Better: "}
          <strong>{advice.says.charAt(0).toLowerCase() + advice.says.slice(1)}</strong>. {advice.reason}
        </p>
        {advice.survey ? <p>{advice.survey}</p> : null}
        {advice.workings.map((working) => (
          <Working key={working.title} working={working} summary={`${working.title}: ${working.result}`} />
        ))}
      </Section>
    </>
  );
}

function MilestoneForm({
  target,
  milestone,
  answer,
}: Pick<HowWeAreDoingProps, "target" | "answer"> & { milestone: NonNullable<TargetStanding["milestone"]> }) {
  const mine = answer?.kind === "refused" && answer.form === "milestone" ? answer : undefined;
  return (
    <Form method="post" noValidate preventScrollReset>
      <ErrorSummary errors={mine?.errors} form="milestone" />
      <input type="hidden" name="form" value="milestone" />
      <input type="hidden" name="target" value={target} />
      <TextField
        name="on"
        form="milestone"
        label="Met on"
        hint="Such as 10 March 2008. Leave it empty while the milestone is not met."
        width={20}
        optional
        defaultValue={mine?.typed["on"] ?? milestone.met}
        error={mine?.errors["on"] ?? undefined}
      />
      <TextField
        name="note"
        form="milestone"
        label="What shows it"
        optional
        defaultValue={mine?.typed["note"] ?? milestone.note}
        error={mine?.errors["note"] ?? undefined}
      />
      <SubmitRow label="Save" intent="milestone" />
    </Form>
  );
}
