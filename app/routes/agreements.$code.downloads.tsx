import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { PageHeading } from "~/components/layout/page-heading";
import { Section } from "~/components/layout/section";
import { type DownloadsPage, downloadsPage } from "~/downloads/page.server";
import { viewed } from "~/lib/earlier-day.server";
import { gate } from "~/lib/gate.server";

export const handle = { frame: "read" };

export const loader = gate((gated) => viewed(gated, downloadsPage));

export const meta: MetaFunction = () => [{ title: "Downloads - Waymark" }];

export default function Downloads() {
  const { whole, groups }: DownloadsPage = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        caption="The agreement as a whole"
        title="Downloads"
        lede="Everything that you may see here, to take away."
      />
      <Section id="whole-agreement" title="The whole agreement">
        <ul className="wm-items">
          {whole.map(({ title, form, about, to, file }) => (
            <li key={to}>
              <p className="wm-items__title">
                {file ? (
                  <a href={to} download>
                    {title} ({form})
                  </a>
                ) : (
                  <Link to={to}>
                    {title} ({form})
                  </Link>
                )}
              </p>
              <p>{about}</p>
            </li>
          ))}
        </ul>
      </Section>
      <Section
        id="lists"
        title="One list at a time"
        intro="Each is a CSV file, which every spreadsheet opens. Text that a spreadsheet would take for a formula begins with an apostrophe."
      >
        {groups.map(({ id, title, lists }) => (
          <section key={id} aria-labelledby={id}>
            <h3 id={id}>{title}</h3>
            <ul className="wm-items">
              {lists.map((list) => (
                <li key={list.id}>
                  <p className="wm-items__title">
                    {list.to ? (
                      <a href={list.to} download>
                        {list.title}
                      </a>
                    ) : (
                      list.title
                    )}
                  </p>
                  <p className="wm-items__facts">
                    {list.about} {list.to ? `${list.count}.` : "Nothing yet."}
                  </p>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </Section>
    </>
  );
}
