import { type MetaFunction, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { STEPS, STEP_TITLES } from "@models/agreement/steps";
import { PageHeading } from "~/components/layout/page-heading";
import { PlainPage } from "~/components/layout/plain-page";
import { ButtonLink } from "~/components/text/button";
import { openGate } from "~/lib/gate.server";

export const loader = openGate(async ({ signedIn, context }) => {
  if (signedIn !== undefined) throw redirect("/home");
  return { demo: context.demo.on };
});

export const meta: MetaFunction = () => [
  { title: "Waymark" },
  { name: "description", content: "Where partnerships plan, agree and deliver a Local Area Agreement." },
];

/** What each step leaves behind. */
const STEP_WORDS = {
  1: "Tables and charts of your area beside its neighbours, the region and the country, with their sources.",
  2: "What the figures and the people concerned say must change, where, and why it is as it is.",
  3: "A promise for each year, beside what is known, with the questions that it raises.",
  4: "What could be done, what shows that it works, and why you chose what you chose.",
  5: "Who does what, by when, with whom and with what, accepted by those who do it.",
} as const;

export default function Start() {
  const { demo } = useLoaderData<typeof loader>();
  return (
    <PlainPage>
      <PageHeading
        title="Plan what your area will change, together"
        lede="Waymark is where the council, police, health, jobs and voluntary services of one area walk a Local Area Agreement through five steps, say who does what, and agree it with their region."
        actions={
          <>
            <ButtonLink to="/sign-in">Sign in</ButtonLink>
            <ButtonLink look="second" to="/join">
              Join a workshop
            </ButtonLink>
            <ButtonLink look="second" to="/published">
              Read published agreements
            </ButtonLink>
          </>
        }
      />
      {demo ? (
        <p className="wm-muted">
          This is an example: the Coventry partnership and its region.{" "}
          <Link to="/sign-in">Enter as one of its people</Link>.
        </p>
      ) : null}
      <ol className="wm-start">
        {STEPS.map((step) => (
          <li key={step} className="wm-start__step">
            <span className="wm-start__number" aria-hidden="true">
              {step}
            </span>
            <div>
              <h2 className="wm-start__title">{STEP_TITLES[step]}</h2>
              <p>{STEP_WORDS[step]}</p>
            </div>
          </li>
        ))}
      </ol>
    </PlainPage>
  );
}
