import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { GlanceTable } from "~/components/agreement/glance-table";
import { GoalTree } from "~/components/agreement/goal-tree";
import { OpenList } from "~/components/agreement/open-list";
import { EmptyState } from "~/components/layout/empty-state";
import { PageHeading } from "~/components/layout/page-heading";
import { Section } from "~/components/layout/section";
import { ButtonLink } from "~/components/text/button";
import { gate } from "~/lib/gate.server";
import { glanceOf } from "~/lib/glance.server";
import { viewed } from "~/lib/earlier-day.server";
import { inWords } from "~/lib/words";

export const handle = { frame: "broad" };

export const loader = gate((gated) => viewed(gated, (book, act) => glanceOf(book, act)));

export const meta: MetaFunction = () => [{ title: "The agreement at a glance - Waymark" }];

export default function Glance() {
  const glance = useLoaderData<typeof loader>();
  const { gating, reminders, next, base } = glance;
  const hasOpen = gating.length + reminders.length > 0;
  return (
    <>
      <PageHeading
        caption={glance.vision ?? "The vision is not written yet"}
        title="The agreement at a glance"
        lede={
          <>
            {glance.ready}
            {glance.gate ? <strong className="wm-promise">{glance.gate}</strong> : null}
            {glance.rest}
          </>
        }
        actions={
          <>
            {next ? <ButtonLink to={next.to}>{next.label}</ButtonLink> : null}
            {gating.length > 1 ? (
              <ButtonLink look="second" to="#open">
                See all {inWords(gating.length)}
              </ButtonLink>
            ) : null}
            {glance.links.map((link) => (
              <ButtonLink key={link.to} look="quiet" to={link.to}>
                {link.label}
              </ButtonLink>
            ))}
          </>
        }
      />
      {glance.rows.length > 0 ? (
        <GlanceTable columns={glance.columns} rows={glance.rows} />
      ) : (
        <EmptyState
          title="No priorities yet"
          why="An agreement is a few priorities, each walked through the five steps. Start with what local people most need to change."
          action={
            glance.mayAddPriorities ? (
              <ButtonLink look="second" to={`${base}/priorities`}>
                Add the first priority
              </ButtonLink>
            ) : null
          }
        />
      )}
      {glance.rows.length > 0 ? (
        <Section id="tree" title="From vision to result" look="label">
          <GoalTree tree={glance.tree} />
        </Section>
      ) : null}
      {hasOpen ? (
        <div id="open" className="wm-glance__open">
          {gating.length > 0 ? (
            <Section id="gating" title={glance.gatingTitle}>
              <OpenList points={gating} />
            </Section>
          ) : null}
          {reminders.length > 0 ? (
            <Section id="reminders" title="Reminders" intro={glance.remindersIntro}>
              {reminders.map((group) => (
                <details key={group.id} className="wm-open-group">
                  <summary>
                    {group.name} <span className="wm-muted">{group.points.length}</span>
                  </summary>
                  <OpenList points={group.points} />
                </details>
              ))}
            </Section>
          ) : null}
        </div>
      ) : null}
    </>
  );
}
