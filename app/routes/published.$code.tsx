import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { PublishedPriority } from "~/components/agreement/published-priority";
import { PageHeading } from "~/components/layout/page-heading";
import { PlainPage } from "~/components/layout/plain-page";
import { Section } from "~/components/layout/section";
import { openGate } from "~/lib/gate.server";
import { publishedPage } from "~/lib/published-page.server";

export const loader = openGate(async ({ act, params }) =>
  publishedPage(act.store, params["code"] ?? "", act.now.slice(0, 10)),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name ?? "Published"} - Waymark` }];

export default function PublishedAgreement() {
  const page = useLoaderData<typeof loader>();
  return (
    <PlainPage>
      <PageHeading
        caption={
          <>
            <Link to="/published">Published agreements</Link> · {page.region} · {page.area}
          </>
        }
        title={`${page.name} ${page.years}`}
        lede={page.notice === null ? page.vision : undefined}
      />
      <p className="wm-muted">{page.version}</p>
      {page.notice === null ? (
        <Content page={page} />
      ) : (
        <div className="govuk-inset-text">
          <p className="wm-prose">{page.notice}</p>
        </div>
      )}
    </PlainPage>
  );
}

function Content({ page }: { page: ReturnType<typeof useLoaderData<typeof loader>> }) {
  return (
    <>
      {page.consults ? (
        <p>This is a draft. Tell any of the organisations below what you think of it before the consultation closes.</p>
      ) : null}
      {page.strategy ? <p className="wm-prose">It rests on {page.strategy}.</p> : null}
      <nav aria-label="Priorities">
        <ul className="wm-links">
          {page.priorities.map(({ id, name }) => (
            <li key={id}>
              <a href={`#${id}`}>{name}</a>
            </li>
          ))}
        </ul>
      </nav>
      {page.priorities.map((priority) => (
        <PublishedPriority key={priority.id} priority={priority} />
      ))}
      <Section id="who" title="Who makes it">
        <p>
          {page.partnership}: {page.organisations.join(", ")}.
        </p>
        {page.approvals.map(({ body, date }) => (
          <p key={body} className="wm-muted">
            Approved by the {body.toLowerCase()} on {date}.
          </p>
        ))}
      </Section>
    </>
  );
}
