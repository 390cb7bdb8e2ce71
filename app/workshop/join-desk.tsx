import { Form } from "@remix-run/react";
import { Select } from "../components/forms/text-fields";
import { Button } from "../components/text/button";
import { HowToJoin, type JoinView, joinAddress } from "./how-to-join";
import { Tell } from "./room-forms";

/** The door, for who leads: how people come in, at which address, and whether anybody new does. */
export function JoinDesk({ join }: { join: JoinView }) {
  const { locked, origins, origin } = join;
  return (
    <>
      <HowToJoin join={join} place="desk" />
      {origins.length > 1 && !locked ? (
        <Form method="post" className="wm-join-at" preventScrollReset>
          <Select
            key={origin}
            name="origin"
            label="Address of this machine"
            hint="Choose the one that is on the room's network."
            defaultValue={origin ?? undefined}
            options={origins.map((each) => ({ value: each, label: joinAddress(each) }))}
          />
          <Button look="second" small name="intent" value="join-at">
            Use this address
          </Button>
        </Form>
      ) : null}
      <div className="wm-tells">
        <Tell intent="lock" fields={{ locked: locked ? "no" : "yes" }}>
          {locked ? "Let people join again" : "Lock the room"}
        </Tell>
        {locked ? null : <Tell intent="new-code">Use another code</Tell>}
      </div>
    </>
  );
}
