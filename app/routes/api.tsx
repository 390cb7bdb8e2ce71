import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { OperationSection } from "~/components/api/operation-section";
import { PageHeading } from "~/components/layout/page-heading";
import { PlainPage } from "~/components/layout/plain-page";
import { Section } from "~/components/layout/section";
import { apiPage } from "~/lib/api-page.server";
import { openGate } from "~/lib/gate.server";
import { TableScroll } from "~/components/text/table-scroll";

export const loader = openGate(async () => apiPage());

export const meta: MetaFunction = () => [{ title: "The API - Waymark" }];

export default function ApiPage() {
  const { base, document, tags, problems } = useLoaderData<typeof loader>();
  return (
    <PlainPage width="broad">
      <PageHeading
        title="The API"
        lede="Everything that you read and change on these pages, for your programs. They can do what you can, no more."
      />
      <Section id="how" title="How it works">
        <ul className="govuk-list govuk-list--bullet wm-prose">
          <li>
            Make a token under <Link to="/account#tokens">Programs on your page</Link>, and send it with each request:{" "}
            <code>Authorization: Bearer waymark_…</code>
          </li>
          <li>
            Every address begins with <code>{base}</code>. Bodies and answers are JSON in UTF-8. Days are written
            2008-03-10, moments 2008-03-10T12:00:00.000Z in UTC.
          </li>
          <li>
            What you read has a revision, its <code>ETag</code>. To change it, send that back in <code>If-Match</code>:
            if somebody else changed it meanwhile, nothing is saved and you are given both versions.
          </li>
          <li>
            Send a text of your own as <code>Idempotency-Key</code> with a change, and it is done once however often you
            send it within a day.
          </li>
          <li>
            Lists come in pages: go on with the address in <code>next</code> until it is null.
          </li>
          <li>
            The same as an OpenAPI 3.1 document: <a href={document}>{document}</a>
          </li>
        </ul>
      </Section>
      {tags.map(({ id, title, operations }) => (
        <Section key={id} id={id} title={title}>
          {operations.map((operation) => (
            <OperationSection key={operation.id} operation={operation} />
          ))}
        </Section>
      ))}
      <Section
        id="problems"
        title="Problems"
        intro="A refusal is application/problem+json. Its detail says what happened and what to do; its errors name each field with what would mend it."
      >
        <TableScroll label="Problems">
          <table className="wm-table wm-table--plain">
            <thead>
              <tr>
                <th scope="col">Status</th>
                <th scope="col">What it means</th>
              </tr>
            </thead>
            <tbody>
              {problems.map(({ id, status, title }) => (
                <tr key={id} id={id}>
                  <th scope="row">{status}</th>
                  <td>{title}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      </Section>
    </PlainPage>
  );
}
