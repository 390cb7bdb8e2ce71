import { type MetaFunction, data, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { findAgreement, subjectOf } from "@models/agreement/book";
import { addComparator, findComparators, removeComparator } from "@models/agreement/comparators";
import { may } from "@models/people/permissions";
import { ErrorSummary } from "~/components/forms/error-summary";
import { TextField } from "~/components/forms/text-fields";
import { PageHeading } from "~/components/layout/page-heading";
import { Section } from "~/components/layout/section";
import { Button } from "~/components/text/button";
import { errorsOf } from "~/lib/form-errors";
import { gate } from "~/lib/gate.server";
import { sharedBook } from "~/lib/shared-book.server";

export const loader = gate(async (gated) => {
  const { act, params, request } = gated;
  const asked = new URL(request.url).searchParams;
  const [agreement, book] = [await findAgreement(act, params["code"] ?? ""), await sharedBook(gated)];
  const text = asked.get("q") ?? "";
  const found = text === "" ? [] : await findComparators(act, agreement, text);
  return {
    code: agreement.code,
    text,
    found: found.map(({ _id, name, kind }) => ({ area: _id, name, kind })),
    standing: agreement.comparators.map((area) => ({
      area,
      name: book.areas.find(({ _id }) => _id === area)?.name ?? area,
    })),
    mayChange: book.from === "working documents" && may(act.actor, "indicator.change", subjectOf(agreement)),
  };
});

export const action = gate(async ({ act, params, form }) => {
  const code = params["code"] ?? "";
  const change = form.get("intent") === "remove" ? removeComparator : addComparator;
  const outcome = await change(act, code, String(form.get("area")));
  if (outcome.kind === "done") throw redirect(`/agreements/${code}/comparators?q=`, 303);
  const problems =
    outcome.kind === "refused" ? outcome.problems : [{ message: "It was changed just now. Look again." }];
  return data({ errors: errorsOf(problems) }, 400);
});

export const handle = { step: 1 };

export const meta: MetaFunction = () => [{ title: "Areas to compare with - Waymark" }];

export default function Comparators() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeading
        caption={<Link to={`/agreements/${page.code}/steps/1`}>Where are we now?</Link>}
        title="Areas to compare with"
        lede="One set for the whole agreement, so that no table picks its own. A table may hide an area."
      />
      <ErrorSummary errors={answer?.errors} />
      {page.mayChange ? (
        <Section id="add" title="Add an area">
          <Form method="get" className="wm-row">
            <TextField name="q" label="Name of the area" width={20} defaultValue={page.text} />
            <Button look="second">Find</Button>
          </Form>
          {page.text !== "" && page.found.length === 0 ? (
            <p>No area is called “{page.text}”, or it is in the tables already. Try part of its name.</p>
          ) : null}
          <AreaList areas={page.found} intent="add" label="Add" />
        </Section>
      ) : null}
      <Section id="standing" title="In the tables now">
        {page.standing.length === 0 ? (
          <p className="wm-muted">No area yet. Our region and the country are always there.</p>
        ) : null}
        <AreaList areas={page.standing} intent={page.mayChange ? "remove" : null} label="Take out" />
      </Section>
    </>
  );
}

interface AreaListProps {
  areas: readonly { area: string; name: string; kind?: string }[];
  /** Null when nothing can be done with them. */
  intent: "add" | "remove" | null;
  label: string;
}

function AreaList({ areas, intent, label }: AreaListProps) {
  return (
    <ul className="wm-items">
      {areas.map(({ area, name, kind }) => (
        <li key={area} className="wm-row wm-row--apart">
          <span>
            {name} {kind ? <span className="wm-muted">{kind}</span> : null}
          </span>
          {intent ? (
            <Form method="post">
              <input type="hidden" name="area" value={area} />
              <Button look="second" small name="intent" value={intent}>
                {label} <span className="govuk-visually-hidden">{name}</span>
              </Button>
            </Form>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
