import { gate } from "~/lib/gate.server";
import { saveBlock } from "~/lib/save-block.server";
import { saveValue } from "~/lib/save-value.server";

/** Where a grid sends each value as it is typed, or a pasted block; people without scripts have the form of the values page. */
export const action = gate(async ({ act, params, form }) => {
  const code = params["code"] ?? "";
  const block = form.get("block");
  return Response.json(
    await (typeof block === "string" ? saveBlock(act, code, parsed(block)) : saveValue(act, code, form)),
  );
});

/** Undefined for what is no JSON, which is then refused in words. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
