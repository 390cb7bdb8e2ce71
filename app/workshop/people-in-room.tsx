import { Form } from "@remix-run/react";
import { Radios } from "../components/forms/choice-fields";
import { TextField } from "../components/forms/text-fields";
import { Button } from "../components/text/button";
import type { ConductorView } from "../lib/room-view.server";
import { capitalised, counted } from "../lib/words";
import { Tell } from "./room-forms";

type Person = ConductorView["people"][number];

/** Who is in the room, for the facilitator, who may call them something else or take them out. */
export function PeopleInRoom({ people }: Pick<ConductorView, "people">) {
  const present = people.filter(({ removed }) => !removed);
  const out = people.filter(({ removed, name }) => removed && name !== "");
  return (
    <>
      <details className="wm-people-in-room">
        <summary>{capitalised(counted(present.length, "person", "people"))} in the room</summary>
        <ul className="wm-plain-list">
          {present.map((person) => (
            <li key={person.id}>
              <OneInRoom person={person} />
            </li>
          ))}
        </ul>
      </details>
      {out.length > 0 ? (
        <details className="wm-people-in-room">
          <summary>{capitalised(counted(out.length, "person", "people"))} taken out</summary>
          <ul className="wm-plain-list">
            {out.map(({ id, name }) => (
              <li key={id}>
                {name}{" "}
                <Tell intent="let-in" look="quiet" fields={{ participant: id }}>
                  Let in again <span className="govuk-visually-hidden">{name}</span>
                </Tell>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

function OneInRoom({ person: { id, rev, name, organisation, as } }: { person: Person }) {
  return (
    <details>
      <summary>
        {name} <span className="wm-small wm-muted">{[organisation, as].filter(Boolean).join(", ")}</span>
      </summary>
      <Form method="post" preventScrollReset>
        <input type="hidden" name="participant" value={id} />
        <input type="hidden" name="rev" value={rev} />
        <TextField
          key={rev}
          form={`rename-${id}`}
          name="name"
          label="Name"
          defaultValue={name}
          maxLength={80}
          autoComplete="off"
        />
        <Button look="second" small name="intent" value="rename">
          Change the name
        </Button>
      </Form>
      <Form method="post" preventScrollReset>
        <input type="hidden" name="participant" value={id} />
        <Radios
          form={`take-out-${id}`}
          name="answers"
          label="If you take them out, what they said"
          options={[
            { value: "stay", label: "stays" },
            { value: "go", label: "goes, where it was not shown yet" },
          ]}
          defaultValue="stay"
        />
        <Button look="danger" small name="intent" value="take-out">
          Take {name} out of the room
        </Button>
      </Form>
    </details>
  );
}
