import { PageHeading } from "~/components/layout/page-heading";
import { ButtonLink } from "~/components/text/button";
import { JoinFrame } from "./join-frame";

/** The right code of a room that takes nobody new. */
export function ShutDoor({ name, message }: { name: string; message: string }) {
  return (
    <JoinFrame>
      <PageHeading title={name} lede={message} actions={<ButtonLink to="/join">Type another code</ButtonLink>} />
    </JoinFrame>
  );
}
