import { Link, Outlet, useLoaderData, useMatches, useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { AskAnotherDay, EarlierDay } from "~/components/agreement/earlier-day";
import { PageFrame } from "~/components/agreement/page-frame";
import type { StepRailStep } from "~/components/layout/step-rail";
import { PlainPage } from "~/components/layout/plain-page";
import { useProjector } from "~/components/layout/use-projector";
import { Revisions } from "~/components/reports/revisions";
import { frameOf } from "~/lib/agreement-frame.server";
import { formatDay } from "~/lib/dates";
import { viewed } from "~/lib/earlier-day.server";
import { gate } from "~/lib/gate.server";
import { sinceOf } from "~/lib/since.server";

export const loader = gate((gated) =>
  viewed(gated, async (book, act, day) => ({
    ...frameOf(book, act),
    earlier: day === null ? null : `As known on ${formatDay(day)}`,
    since: day === null ? null : await sinceOf(book, gated.act, day),
  })),
);

/**
 * What a page of an agreement tells its frame by its handle: which step it is, `frame: "broad"` or "read" for a page
 * of one column. Its loader's `priority.id` is the priority at hand.
 */
interface FramedPage {
  readonly handle?: {
    readonly step?: StepRailStep["number"];
    readonly frame?: "broad" | "read";
    /** What stands beside the page between the next thing and what is open, from the page's own data. */
    readonly panel?: (data: unknown) => ReactNode;
  } | null;
  readonly data?: { readonly priority?: { readonly id?: string } | null } | null;
}

export default function AgreementLayout() {
  const frame = useLoaderData<typeof loader>();
  const page = useMatches().at(-1) as FramedPage | undefined;
  const [asked] = useSearchParams();
  const isProjected = useProjector();
  const { step, frame: width, panel } = page?.handle ?? {};
  const { since } = frame;
  const earlier =
    frame.earlier === null ? null : (
      <EarlierDay words={frame.earlier}>
        {since ? (
          <p className="wm-earlier__note wm-no-print">
            <Link to={since.changesTo}>Everything that was changed since</Link>
          </p>
        ) : null}
        <Revisions revised={since?.revised ?? null} isFolded />
      </EarlierDay>
    );
  const asks = frame.looksBack || frame.earlier !== null ? <AskAnotherDay /> : null;
  if (isProjected) {
    return (
      <>
        {earlier}
        <Outlet />
      </>
    );
  }
  if (width !== undefined) {
    return (
      <PlainPage width={width} before={earlier}>
        <Outlet />
        {asks}
      </PlainPage>
    );
  }
  return (
    <PageFrame
      before={earlier}
      frame={frame}
      step={step}
      priority={page?.data?.priority?.id ?? asked.get("priority") ?? undefined}
      panel={panel?.(page?.data)}
    >
      <Outlet />
      {asks}
    </PageFrame>
  );
}
