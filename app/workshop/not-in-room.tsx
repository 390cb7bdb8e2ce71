import { PageHeading } from "../components/layout/page-heading";
import { ButtonLink } from "../components/text/button";
import { JoinFrame } from "./join-frame";

/** For who opens a room that they have not joined, or were taken out of. */
export function NotInRoom() {
  return (
    <JoinFrame>
      <PageHeading
        title="You are not in this room"
        lede="Join with the code that the projector shows. If you had joined already, use the browser that you joined with, or ask the facilitator."
        actions={
          <>
            <ButtonLink to="/join">Type the code</ButtonLink>
            <ButtonLink to="/sign-in" look="second">
              Sign in
            </ButtonLink>
          </>
        }
      />
    </JoinFrame>
  );
}
