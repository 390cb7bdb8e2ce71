import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button } from "../components/text/button";

interface TellProps {
  /** What the room is told. */
  intent: string;
  children: ReactNode;
  look?: "main" | "second" | "quiet" | "danger";
  fields?: Readonly<Record<string, string>>;
  disabled?: boolean;
}

/** One button that moves the room: a form of its own, so that it works without scripts too. */
export function Tell({ intent, children, look = "second", fields = {}, disabled }: TellProps) {
  return (
    <Form method="post" className="wm-tell" preventScrollReset>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button look={look} small={look === "second"} name="intent" value={intent} disabled={disabled}>
        {children}
      </Button>
    </Form>
  );
}
