import type { MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { FindResults } from "~/components/find/find-results";
import { TextField } from "~/components/forms/text-fields";
import { EmptyState } from "~/components/layout/empty-state";
import { PageHeading } from "~/components/layout/page-heading";
import { Button } from "~/components/text/button";
import { findPageOf } from "~/lib/find-page.server";
import { gate } from "~/lib/gate.server";
import { sharedBook } from "~/lib/shared-book.server";
import { capitalised, counted } from "~/lib/words";

export const loader = gate(async (gated) =>
  findPageOf(await sharedBook(gated), gated.act, new URL(gated.request.url).searchParams),
);

export const handle = { frame: "read" };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.text ? `Find “${data.text}”` : "Find"} - Waymark` },
];

export default function Find() {
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        title="Find in this agreement"
        lede={
          page.text && page.total > 0 ? `${capitalised(counted(page.total, "result"))} for “${page.text}”.` : undefined
        }
      />
      <Form method="get" className="wm-filter wm-no-print" role="search" aria-label="Find">
        <TextField
          key={page.text}
          name="q"
          type="search"
          label="Words or an indicator’s number"
          defaultValue={page.text}
          maxLength={200}
        />
        <div className="wm-filter__go">
          <Button>Find</Button>
        </div>
      </Form>
      {page.total > 0 ? <FindResults groups={page.groups} /> : <NothingFound text={page.text} />}
    </>
  );
}

function NothingFound({ text }: { text: string }) {
  if (text === "") {
    return (
      <EmptyState
        title="Nothing asked yet"
        why="Priorities, indicators, targets, actions, options, evidence and people of this agreement are found by the beginnings of their words, indicators also by number: 151 or NI 151."
      />
    );
  }
  return (
    <EmptyState
      title={`Nothing was found for “${text}”`}
      why="Try fewer words or only how they begin. What is not shared with you is not found."
    />
  );
}
