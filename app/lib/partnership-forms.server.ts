import { invite, offerReset, withdrawInvitation } from "@models/people/invitation";
import { giveRole, takeRole } from "@models/people/manage-people";
import { addPost, handOver } from "@models/people/post";
import { addOrganisation, joinPartnership } from "@models/place/manage-places";
import { mergeOrganisation } from "@models/place/merge-organisation";
import { bringAreaBack, endArea, nameArea, renameArea } from "@models/place/name-areas";
import { nameGroup, renameGroup } from "@models/place/name-groups";
import type { Partnership } from "@models/place/partnership";
import { makeAnswerLinkFor, stopAnswerLinkByForm } from "./answer-links.server";
import type { GatedSignedIn } from "./gate.server";
import { linkTo, newIssue } from "./issue.server";
import { type FormAnswer, answerTo, optional, refuseUnchosen, text } from "./several-forms.server";

type Handle = (gated: GatedSignedIn, partnership: Partnership) => Promise<FormAnswer>;

/** What can be sent from a partnership's page, by the intent of its button. */
export const PARTNERSHIP_FORMS: Readonly<Record<string, Handle>> = {
  "add-organisation": async ({ act, form }, { _id }) => {
    const fields = { name: text(form, "name"), kind: text(form, "kind") as never };
    return answerTo(form, await addOrganisation(act, fields, _id));
  },
  join: async ({ act, form }, { _id }) => answerTo(form, await joinPartnership(act, _id, text(form, "organisation"))),
  merge: async ({ act, form }) => {
    const unchosen = refuseUnchosen(form, { organisation: "Choose the organisation that ended" });
    if (unchosen) return unchosen;
    const fields = {
      state: text(form, "state") as never,
      on: text(form, "on"),
      successor: text(form, "successor"),
    };
    const merged = await mergeOrganisation(act, text(form, "organisation"), fields);
    return answerTo(form, merged, ({ passedOn }) => ({ kind: "saved", passedOn }));
  },
  "give-role": async ({ act, form }, { _id }) => {
    const grant = { person: text(form, "person"), role: text(form, "role") as never, partnership: _id };
    return answerTo(form, await giveRole(act, { ...grant, organisation: organisationFor(form) }));
  },
  "take-role": takeRoleOf,
  invite: async (gated, { _id }) => {
    const { act, form, context, request } = gated;
    const issue = newIssue(context);
    const invited = await invite(
      act,
      {
        email: text(form, "email"),
        role: text(form, "role"),
        partnership: _id,
        ...(organisationFor(form) && { organisation: organisationFor(form) as string }),
      },
      issue,
    );
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
  "answer-link": async (gated, { _id }) => {
    const { form } = gated;
    const unchosen = refuseUnchosen(form, { person: "Choose a person" });
    if (unchosen) return unchosen;
    const made = await makeAnswerLinkFor(gated, { person: text(form, "person"), partnership: _id });
    return answerTo(form, made, (link) => ({ kind: "link", link }));
  },
  "stop-answer-link": async (gated) => {
    await stopAnswerLinkByForm(gated);
    return { kind: "saved" };
  },
  reset: resetFor,
  "add-post": async ({ act, form }, partnership) =>
    answerTo(
      form,
      await addPost(act, partnership, {
        name: text(form, "name"),
        organisation: text(form, "organisation"),
        person: text(form, "person"),
        from: text(form, "from"),
        deputy: optional(form, "deputy"),
      }),
    ),
  "hand-over": async ({ act, form }) => {
    const unchosen = refuseUnchosen(form, { post: "Choose a post" });
    if (unchosen) return unchosen;
    const fields = { to: text(form, "to"), from: text(form, "from") };
    const handed = await handOver(act, text(form, "post"), fields);
    return answerTo(form, handed, ({ passedOn }) => ({ kind: "saved", passedOn }));
  },
  "name-area": async ({ act, form }, { _id }) => {
    const fields = { name: text(form, "name"), kind: text(form, "kind"), parent: text(form, "parent") };
    return answerTo(form, await nameArea(act, _id, { ...fields, validFrom: optional(form, "validFrom") }));
  },
  "rename-area": async ({ act, form }) =>
    refuseUnchosen(form, { area: "Choose a place" }) ??
    answerTo(form, await renameArea(act, text(form, "area"), newNameIn(form))),
  "end-area": async ({ act, form }) => {
    const unchosen = refuseUnchosen(form, { area: "Choose a place" });
    if (unchosen) return unchosen;
    const fields = { on: text(form, "on"), successors: form.getAll("successors").map(String) };
    return answerTo(form, await endArea(act, text(form, "area"), fields));
  },
  "bring-area-back": async ({ act, form }) =>
    refuseUnchosen(form, { area: "Choose a place" }) ?? answerTo(form, await bringAreaBack(act, text(form, "area"))),
  "name-group": async ({ act, form }, { _id }) =>
    answerTo(form, await nameGroup(act, _id, { name: text(form, "name"), kind: text(form, "kind") })),
  "rename-group": async ({ act, form }) =>
    refuseUnchosen(form, { group: "Choose a group" }) ??
    answerTo(form, await renameGroup(act, text(form, "group"), newNameIn(form))),
};

const newNameIn = (form: FormData) => ({ name: text(form, "name"), from: text(form, "from") });

/** Makes a link with which somebody sets a new password: the administrator's page offers it too. */
export async function resetFor({ act, form, context, request }: GatedSignedIn): Promise<FormAnswer> {
  const unchosen = refuseUnchosen(form, { person: "Choose a person" });
  if (unchosen) return unchosen;
  const issue = newIssue(context);
  return answerTo(form, await offerReset(act, text(form, "person"), issue), ({ name }) => ({
    kind: "link",
    link: {
      title: `Pass this link on to ${name}`,
      explanation: "With it a new password can be set, once, within a day. Until then the old one goes on working.",
      secret: linkTo(context, request, `/reset/${issue.token}`),
    },
  }));
}

/** Ends a role: the administrator's page offers it too. */
export async function takeRoleOf({ act, form }: GatedSignedIn): Promise<FormAnswer> {
  const unchosen = refuseUnchosen(form, { held: "Choose a role" });
  return unchosen ?? answerTo(form, await takeRole(act, text(form, "held"), text(form, "why") || "No reason given"));
}

/** Only a partner's role is held of an organisation too; the choice is on the form for every role. */
function organisationFor(form: FormData): string | null {
  return text(form, "role") === "partner" ? optional(form, "organisation") : null;
}
