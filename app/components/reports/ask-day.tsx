import { Form, useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { DateField } from "../forms/text-fields";
import { Button } from "../text/button";

interface AskDayProps {
  asked: { readonly typed: string; readonly problem: string | null };
  label: string;
  /** What else the address is to keep. */
  children?: ReactNode;
}

/** Leads to the same page as it was known on another day. */
export function AskDay({ asked, label, children }: AskDayProps) {
  // Of the page, also where the frame around it asks.
  const { pathname } = useLocation();
  return (
    <Form method="get" action={pathname} className="wm-filter wm-no-print" aria-label="As known on another day">
      {children}
      <DateField
        name="on"
        form="day-asked"
        label={label}
        defaultValue={asked.typed}
        error={asked.problem ? [asked.problem] : undefined}
      />
      <div className="wm-filter__go">
        <Button look="second">See it</Button>
      </div>
    </Form>
  );
}
