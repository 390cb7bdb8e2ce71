import { type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { mailChoiceOf, stopMail } from "@models/people/mail-choice";
import { PageHeading } from "~/components/layout/page-heading";
import { PlainPage } from "~/components/layout/plain-page";
import { SpentLink } from "~/components/people/spent-link";
import { Button, ButtonLink } from "~/components/text/button";
import { type Gated, openGate } from "~/lib/gate.server";
import { readStopToken } from "~/mail/stop-link.server";

const personOf = ({ params, context }: Pick<Gated, "params" | "context">) =>
  readStopToken(params["token"] ?? "", context.sessionSecret);

export const loader = openGate(async (gated) => {
  const person = personOf(gated);
  if (person === undefined) return { state: "unknown" as const };
  const { every } = await mailChoiceOf(gated.context.store, person, gated.context.realTime.now());
  return { state: every === "never" ? ("stopped" as const) : ("sent" as const) };
});

export const action = openGate(async (gated) => {
  const person = personOf(gated);
  if (person !== undefined) await stopMail(gated.context.store, person, gated.context.realTime.now());
  return redirect(new URL(gated.request.url).pathname, 303);
});

export const meta: MetaFunction = () => [{ title: "Letters from Waymark - Waymark" }];

export default function StopMail() {
  const { state } = useLoaderData<typeof loader>();
  if (state === "unknown") return <SpentLink whom="whoever runs Waymark for you" />;
  return (
    <PlainPage>
      <PageHeading
        title={state === "stopped" ? "You get no more letters" : "Stop the letters?"}
        lede={
          state === "stopped"
            ? "What needs you stays on your home page. On your account you can have letters again, or fewer of them."
            : "Waymark writes to you at most once a day, when something new needs you. Nothing else changes when you stop this."
        }
      />
      {state === "stopped" ? (
        <ButtonLink to="/account#mail" look="second">
          Choose what you are written about
        </ButtonLink>
      ) : (
        <Form method="post">
          <Button>Send me no more letters</Button>
        </Form>
      )}
    </PlainPage>
  );
}
