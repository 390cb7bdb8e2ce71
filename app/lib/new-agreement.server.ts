import type { Act } from "@models/act";
import type { Agreement } from "@models/agreement/agreement";
import { startAgreement } from "@models/agreement/start-agreement";
import type { Area } from "@models/place/area";
import type { Partnership } from "@models/place/partnership";
import type { FormErrors } from "../components/forms/error-summary";
import { spanOfYears } from "./agreement-header";
import { errorsOf } from "./form-errors";
import { text } from "./several-forms.server";

/** The form that starts an agreement: of which partnerships, and what it would be called. */
export async function newAgreementForm(act: Act) {
  const ids = act.actor.roles.flatMap(({ role, partnership }) =>
    role === "facilitator" && partnership ? [partnership] : [],
  );
  const partnerships = await act.store.find<Partnership>("partnerships", { _id: { $in: [...new Set(ids)] } });
  const [first] = partnerships;
  const area = first && (await act.store.get<Area>("areas", first.area));
  const year = first ? await firstYearFree(act, first) : firstYearAfter(act.now);
  const earlier = await act.store.find<Agreement>(
    "agreements",
    { partnership: { $in: partnerships.map(({ _id }) => _id) }, removed: null },
    { without: ["changes"], sort: { code: -1 } },
  );
  return {
    /** What it may be started from. */
    earlier: earlier.map(({ code, name, scheme }) => ({
      value: code,
      label: `${name}, ${spanOfYears(scheme.years)}`,
    })),
    partnerships: partnerships.map(({ code, name }) => ({ value: code, label: name })),
    values: {
      partnership: first?.code ?? "",
      name: area ? `${area.name} Local Area Agreement` : "",
      code: first ? `${first.code}-${year}` : "",
      firstYear: String(year),
      from: "",
    },
  };
}

/** The financial year after those that the partnership has agreements for, or the next one to begin. */
async function firstYearFree({ store, now }: Act, { _id }: Partnership): Promise<number> {
  const agreements = await store.find<Agreement>("agreements", { partnership: _id, removed: null });
  const taken = agreements.flatMap(({ scheme }) =>
    scheme.years.map((year) => Number(/^FY(\d{4})$/.exec(year)?.[1] ?? 0)),
  );
  return Math.max(firstYearAfter(now), ...taken.map((year) => year + 1));
}

/** The next financial year to begin: April's when April is still to come. */
function firstYearAfter(now: string): number {
  const year = Number(now.slice(0, 4));
  return now.slice(5, 7) < "04" ? year : year + 1;
}

interface RefusedStart {
  readonly values: Awaited<ReturnType<typeof newAgreementForm>>["values"];
  readonly errors: FormErrors;
}

/** Starts the agreement that the form describes; a refusal comes back beside its fields. */
export async function submitNewAgreement(act: Act, form: FormData): Promise<{ readonly to: string } | RefusedStart> {
  const values = {
    partnership: text(form, "partnership"),
    name: text(form, "name"),
    code: text(form, "code"),
    firstYear: text(form, "firstYear"),
    from: text(form, "from"),
  };
  const { partnerships } = await newAgreementForm(act);
  if (partnerships.every(({ value }) => value !== values.partnership)) {
    return { values, errors: { partnership: ["Choose a partnership whose facilitator you are"] } };
  }
  const outcome = await startAgreement(act, values.partnership, {
    code: values.code,
    name: values.name,
    firstYear: /^\d{4}$/.test(values.firstYear) ? Number(values.firstYear) : Number.NaN,
    ...(values.from ? { from: values.from } : {}),
  });
  // One that was given its priorities shows what each of them still lacks.
  if (outcome.kind === "done") return { to: `/agreements/${outcome.value.code}${values.from ? "" : "/priorities"}` };
  return { values, errors: errorsOf(outcome.kind === "refused" ? outcome.problems : []) };
}
