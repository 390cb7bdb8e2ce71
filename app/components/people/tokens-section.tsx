import { Form, Link } from "@remix-run/react";
import { Radios } from "../forms/choice-fields";
import { Select, TextField } from "../forms/text-fields";
import { Section } from "../layout/section";
import { Button } from "../text/button";
import { Tag } from "../text/tag";
import { FoldedForm, type Refused } from "./folded-form";

const SCOPES = [
  { value: "read", label: "Read only" },
  { value: "write", label: "Read and change what you may change" },
];

const DAYS = [
  { value: "7", label: "A week" },
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "366", label: "A year" },
];

interface TokensSectionProps {
  readonly tokens: readonly {
    readonly id: string;
    readonly name: string;
    readonly mayChange: boolean;
    readonly facts: string;
  }[];
  readonly refused: Refused | undefined;
}

/** The tokens with which programs act as this person. */
export function TokensSection({ tokens, refused }: TokensSectionProps) {
  return (
    <Section
      id="tokens"
      title="Programs"
      intro={
        <>
          A program can do here what you can, no more, with a token that you make for it: see{" "}
          <Link to="/api">the API</Link>.
        </>
      }
    >
      {tokens.length === 0 ? <p className="wm-muted">No program acts for you.</p> : null}
      {tokens.length > 0 ? (
        <ul className="wm-items">
          {tokens.map(({ id, name, mayChange, facts }) => (
            <li key={id}>
              <p className="wm-items__title">
                {name} {mayChange ? <Tag tone="teal">May change</Tag> : null}
              </p>
              <p className="wm-items__facts">{facts}</p>
              <Form method="post" className="wm-items__actions">
                <input type="hidden" name="token" value={id} />
                <Button look="quiet" name="intent" value="revoke-token">
                  Revoke {name}
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      ) : null}
      <FoldedForm summary="Make a token" intent="make-token" refused={refused} submit="Make the token">
        {(field) => (
          <>
            <TextField
              label="What it is for"
              hint="So that you know later which one to revoke."
              autoComplete="off"
              {...field("name")}
            />
            <Radios label="What the program may do" options={SCOPES} {...field("scope", "read")} />
            <Select label="How long it works" options={DAYS} {...field("days", "30")} />
          </>
        )}
      </FoldedForm>
    </Section>
  );
}
