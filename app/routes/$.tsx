import { openGate } from "~/lib/gate.server";
import { NotFoundError } from "@models/outcome";

/**
 * Every address that no page has. Without it the browser takes such an address for the agreement that it begins with
 * and draws another page than the server did.
 */
export const loader = openGate(async () => {
  throw new NotFoundError("page");
});

export default function NoSuchPage() {
  return null;
}
