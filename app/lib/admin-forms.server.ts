import { moveDemoDay } from "@models/demo-store";
import { invite, withdrawInvitation } from "@models/people/invitation";
import { disablePerson, enablePerson, giveRole } from "@models/people/manage-people";
import type { Area } from "@models/place/area";
import { addOrganisation, foundPartnership, renameOrganisation } from "@models/place/manage-places";
import type { GatedSignedIn } from "./gate.server";
import { linkTo, newIssue } from "./issue.server";
import { resetFor, takeRoleOf } from "./partnership-forms.server";
import { type FormAnswer, answerTo, refuseUnchosen, text } from "./several-forms.server";

const CHOOSE_PERSON = { person: "Choose a person" };

/** What can be sent from the administrator's page, by the intent of its button. */
export const ADMIN_FORMS: Readonly<Record<string, (gated: GatedSignedIn) => Promise<FormAnswer>>> = {
  "found-partnership": async ({ act, form }) => {
    const area = text(form, "area");
    const found = area ? await act.store.get<Area>("areas", area) : undefined;
    const organisations = form.getAll("organisations").map(String);
    const fields = { code: text(form, "code"), name: text(form, "name"), area, region: found?.region ?? "" };
    const founded = await foundPartnership(act, { ...fields, organisations });
    if (founded.kind !== "refused" || area) return answerTo(form, founded);
    // The region follows from the area, which is what the form asks for.
    return answerTo(form, { ...founded, problems: founded.problems.filter(({ field }) => field !== "region") });
  },
  "add-organisation": async ({ act, form }) => {
    const fields = { name: text(form, "name"), kind: text(form, "kind") as never };
    return answerTo(form, await addOrganisation(act, fields));
  },
  "rename-organisation": async ({ act, form }) => {
    const unchosen = refuseUnchosen(form, { organisation: "Choose an organisation" });
    if (unchosen) return unchosen;
    const fields = { name: text(form, "name"), from: text(form, "from") };
    return answerTo(form, await renameOrganisation(act, text(form, "organisation"), fields));
  },
  invite: async ({ act, form, context, request }) => {
    const issue = newIssue(context);
    const invited = await invite(act, { email: text(form, "email"), ...widerRole(form) }, issue);
    return answerTo(form, invited, ({ email }) => ({
      kind: "link",
      link: {
        title: `Pass this invitation on to ${email}`,
        explanation: "It works once, within seven days. Waymark sends no e-mail itself: copy the link into yours.",
        secret: linkTo(context, request, `/invitation/${issue.token}`),
      },
    }));
  },
  "withdraw-invitation": async ({ act, form }) => {
    await withdrawInvitation(act, text(form, "invitation"));
    return { kind: "saved" };
  },
  "give-role": async ({ act, form }) =>
    answerTo(form, await giveRole(act, { person: text(form, "person"), ...widerRole(form) })),
  "take-role": takeRoleOf,
  disable: async ({ act, form }) => {
    const unchosen = refuseUnchosen(form, CHOOSE_PERSON);
    if (unchosen) return unchosen;
    return answerTo(form, await disablePerson(act, text(form, "person"), text(form, "why") || "No reason given"));
  },
  enable: async ({ act, form }) =>
    refuseUnchosen(form, CHOOSE_PERSON) ?? answerTo(form, await enablePerson(act, text(form, "person"))),
  reset: resetFor,
  "move-day": async ({ act, form }) => answerTo(form, await moveDemoDay(act, text(form, "day"))),
};

/** Only a role of a region is held of one; the choice is on the form for every role. */
function widerRole(form: FormData): { role: never; region?: string } {
  const role = text(form, "role");
  return {
    role: role as never,
    ...(role !== "administrator" && text(form, "region") && { region: text(form, "region") }),
  };
}
