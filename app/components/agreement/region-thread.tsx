import { Form, Link } from "@remix-run/react";
import type { RegionThreadView } from "../../lib/region-thread.server";
import { Select, TextArea } from "../forms/text-fields";
import type { Refused } from "../people/folded-form";
import { Button } from "../text/button";

interface RegionThreadProps {
  thread: RegionThreadView;
  /** On whose side the reader is. */
  side: "partnership" | "region";
  refused: Refused | undefined;
}

/** What partnership and region say to each other, each remark with what it is about, and a form to say more. */
export function RegionThread({ thread, side, refused }: RegionThreadProps) {
  const { remarks, mayWrite, lock } = thread;
  return (
    <>
      {remarks.length === 0 ? <p className="wm-muted">Nobody has said anything yet.</p> : null}
      <ol className="wm-comments">
        {remarks.map(({ id, who, when, about, text }) => (
          <li key={id} className="wm-comments__item">
            <p>
              <strong>{who}</strong> <span className="wm-muted">{when}</span>
            </p>
            <p className="wm-prose">{text}</p>
            <p className="wm-small wm-muted">
              About {about.to ? <Link to={about.to}>{about.words}</Link> : about.words}
            </p>
          </li>
        ))}
      </ol>
      {mayWrite ? <ThreadForm key={remarks.length} thread={thread} side={side} refused={refused} /> : null}
      {lock ? <p className="wm-muted">{lock}</p> : null}
    </>
  );
}

function ThreadForm({ thread, side, refused }: RegionThreadProps) {
  const own = refused?.form === "say" ? refused : undefined;
  const other = side === "region" ? "partnership" : "region";
  const field = (name: string) => ({ name, form: "say", error: own?.errors[name] ?? undefined });
  return (
    <Form method="post" noValidate className="wm-comments__form">
      <input type="hidden" name="form" value="say" />
      <Select
        {...field("about")}
        label="What it is about"
        empty="The agreement as a whole"
        options={thread.subjects}
        defaultValue={own?.values["about"] ?? thread.asked ?? ""}
      />
      <TextArea
        {...field("text")}
        label={`What you say to the ${other}`}
        rows={3}
        maxLength={3000}
        defaultValue={own?.values["text"]}
      />
      <Button name="intent" value="say" look="second">
        Say it to the {other}
      </Button>
    </Form>
  );
}
