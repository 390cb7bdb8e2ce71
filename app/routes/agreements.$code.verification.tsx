import { type MetaFunction, data, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useOnDay } from "~/components/agreement/kept-day";
import { drawSampleOf } from "@models/measures/draw-sample";
import { QueryItems } from "~/components/home/queries";
import { EmptyState } from "~/components/layout/empty-state";
import { PageHeading } from "~/components/layout/page-heading";
import { Section } from "~/components/layout/section";
import { DrawForm } from "~/components/measures/draw-form";
import { SampleSection } from "~/components/measures/sample-section";
import { errorsOf } from "~/lib/form-errors";
import { viewed } from "~/lib/earlier-day.server";
import { gate } from "~/lib/gate.server";
import { verificationPage } from "~/lib/verification-page.server";
import { verificationPath } from "~/lib/verification-path";

export const loader = gate((gated) =>
  viewed(gated, (book, act) => verificationPage(book, act, new URL(gated.request.url).searchParams, gated.act.actor)),
);

export const action = gate(async ({ act, params, form }) => {
  const code = params["code"] ?? "";
  const typed = { size: String(form.get("size") ?? ""), seed: String(form.get("seed") ?? "") };
  const drawn = await drawSampleOf(act, code, { ...typed, size: typed.size || undefined });
  if (drawn.kind === "done") throw redirect(verificationPath(code, drawn.value._id), 303);
  return data({ typed, errors: errorsOf(drawn.kind === "refused" ? drawn.problems : []) }, 400);
});

export const handle = { frame: "broad" };

export const meta: MetaFunction = () => [{ title: "Verification - Waymark" }];

export default function Verification() {
  const { code, mayDraw, sample, others, queries } = useLoaderData<typeof loader>();
  const onDay = useOnDay();
  const answer = useActionData<typeof action>();
  const [toClose, waiting] = [
    queries.filter(({ state }) => state !== "waiting"),
    queries.filter(({ state }) => state === "waiting"),
  ];
  return (
    <>
      <PageHeading
        caption={<Link to={onDay(`/agreements/${code}/steps/1`)}>Where are we now?</Link>}
        title="Verification"
        lede="An auditor draws figures by chance, those that judge a target first, and says of each whether it holds. Anybody can draw the same again."
        actions={<Link to={onDay(`/agreements/${code}/quality`)}>Data quality</Link>}
      />
      {sample ? (
        <SampleSection sample={sample} />
      ) : (
        <EmptyState
          title="No sample yet"
          why={
            mayDraw
              ? "Figures drawn by chance tell more of the rest than figures that somebody chose. Draw the first sample below."
              : "When an auditor draws figures to check, they appear here with what was found of each."
          }
        />
      )}
      {toClose.length > 0 ? (
        <Section id="to-close" title="Queries for the auditor to close">
          <QueryItems queries={toClose} />
        </Section>
      ) : null}
      {waiting.length > 0 ? (
        <Section id="waiting" title="Queries waiting for the supplier">
          <QueryItems queries={waiting} />
        </Section>
      ) : null}
      {mayDraw ? <DrawForm answer={answer} isFirst={sample === null} /> : null}
      {others.length > 0 ? (
        <Section id="others" title="Other samples" look="label">
          <ul className="wm-items">
            {others.map(({ to, title, who }) => (
              <li key={to}>
                <Link to={to}>{title}</Link> <span className="wm-items__facts">drawn by {who}</span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}
