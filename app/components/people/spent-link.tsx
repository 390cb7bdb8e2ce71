import { PageHeading } from "../layout/page-heading";
import { PlainPage } from "../layout/plain-page";
import { ButtonLink } from "../text/button";

/** A single-use link that no longer opens anything. */
export function SpentLink({ whom }: { whom: string }) {
  return (
    <PlainPage>
      <PageHeading
        title="This link no longer works"
        lede={`It was used already, it is too old, or it was taken back. Ask ${whom} for a new one.`}
        actions={<ButtonLink to="/sign-in">Sign in</ButtonLink>}
      />
    </PlainPage>
  );
}
