import { Outlet, useLoaderData, useMatches, useSearchParams } from "@remix-run/react";
import { PageFrame } from "~/components/agreement/page-frame";
import type { StepRailStep } from "~/components/layout/step-rail";
import { PlainPage } from "~/components/layout/plain-page";
import { useProjector } from "~/components/layout/use-projector";
import { frameOf } from "~/lib/agreement-frame.server";
import { gate } from "~/lib/gate.server";
import { sharedBook } from "~/lib/shared-book.server";

export const loader = gate(async (gated) => frameOf(await sharedBook(gated), gated.act.actor));

/**
 * What a page of an agreement tells its frame by its handle: which step it is, `frame: "broad"` or "read" for a page
 * of one column. Its loader's `priority.id` is the priority at hand.
 */
interface FramedPage {
  readonly handle?: {
    readonly step?: StepRailStep["number"];
    readonly frame?: "broad" | "read";
  } | null;
  readonly data?: { readonly priority?: { readonly id?: string } | null } | null;
}

export default function AgreementLayout() {
  const frame = useLoaderData<typeof loader>();
  const page = useMatches().at(-1) as FramedPage | undefined;
  const [asked] = useSearchParams();
  const isProjected = useProjector();
  const { step, frame: width } = page?.handle ?? {};
  if (isProjected) return <Outlet />;
  if (width !== undefined) {
    return (
      <PlainPage width={width}>
        <Outlet />
      </PlainPage>
    );
  }
  return (
    <PageFrame frame={frame} step={step} priority={page?.data?.priority?.id ?? asked.get("priority") ?? undefined}>
      <Outlet />
    </PageFrame>
  );
}
