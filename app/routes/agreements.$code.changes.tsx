import type { MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { ChooseDay } from "~/components/agreement/earlier-day";
import { ChangeFilter } from "~/components/changes/change-filter";
import { ChangeList } from "~/components/changes/change-list";
import { EmptyState } from "~/components/layout/empty-state";
import { PageHeading } from "~/components/layout/page-heading";
import { Pagination } from "~/components/layout/pagination";
import { ButtonLink } from "~/components/text/button";
import { changesPageOf } from "~/lib/changes-page.server";
import { gate } from "~/lib/gate.server";
import { sharedBook } from "~/lib/shared-book.server";
import { capitalised, counted } from "~/lib/words";

export const loader = gate(async (gated) =>
  changesPageOf(await sharedBook(gated), gated.act, new URL(gated.request.url).searchParams),
);

export const handle = { frame: "broad" };

export const meta: MetaFunction = () => [{ title: "Changes - Waymark" }];

export default function Changes() {
  const page = useLoaderData<typeof loader>();
  const [query] = useSearchParams();
  const withQuery = (name: string, value: string) => {
    const next = new URLSearchParams(query);
    if (name !== "page") next.delete("page");
    next.set(name, value);
    return `?${next}`;
  };
  return (
    <>
      <PageHeading
        caption={page.about ? `Only “${page.about}”` : undefined}
        title="Who changed what"
        lede={
          page.fromRegion
            ? "How each submission to the region differs from the one before."
            : `${capitalised(counted(page.total, "change"))}${page.isFiltered ? " fit what you asked for" : ""}, newest first.`
        }
      />
      <ChooseDay code={page.code} typed={page.day.typed} error={page.day.problems} />
      <ChangeFilter page={page} />
      {page.entries.length > 0 ? (
        <ChangeList entries={page.entries} onlyTo={(of) => withQuery("of", of)} />
      ) : (
        <EmptyState
          title="No changes fit"
          why="Every change is kept for ever, with who made it and what was there before. Ask for less at once."
          action={
            <ButtonLink look="second" to="?">
              Show all changes
            </ButtonLink>
          }
        />
      )}
      <Pagination page={page.page} pages={page.pages} hrefFor={(number) => withQuery("page", String(number))} />
    </>
  );
}
