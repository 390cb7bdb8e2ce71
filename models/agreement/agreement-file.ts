import { z } from "zod";
import { PartnershipCalendarSchema } from "../calendar/calendar";
import { FeedbackSchema } from "../feedback/feedback";
import { FindingEntrySchema } from "../measures/finding";
import { IndicatorSchema } from "../measures/indicator";
import { DrawingSchema } from "../measures/sample";
import { ObservationVersionSchema } from "../measures/observation";
import { ReportSchema } from "../reports/report";
import { ReviewSchema } from "../review/review";
import { AreaSchema } from "../place/area";
import { GroupSchema } from "../place/group";
import { UPDATE_STATES } from "../updates/update-status";
import { UpdateWordsSchema } from "../updates/update";
import { WorkshopSchema } from "../workshop/workshop";
import { AgreementSchema } from "./agreement";
import { PARTS, PART_NAMES, type PartName } from "./parts";

const instant = z.iso.datetime();
const id = z.string().min(1);

/** Who changed what, when, and from what to what: as every document carries it. */
const ChangeSchema = z.looseObject({
  rev: z.number(),
  at: instant,
  by: z.string(),
  via: z.string(),
  source: z.string().optional(),
  path: z.string(),
});

const Stored = z.looseObject({ _id: id, rev: z.number().int().min(1) });

const DocumentSchema = Stored.extend({
  created: z.object({ by: z.string(), at: instant, via: z.string(), source: z.string().optional() }),
  changes: z.array(ChangeSchema),
  removed: z.object({ by: z.string(), at: instant, why: z.string() }).nullish(),
  olderHistory: z.string().optional(),
});

/** Fields that people write, with the document's own bookkeeping around them. */
const documentOf = (fields: z.ZodObject) => DocumentSchema.extend(fields.shape);
const partOf = (fields: z.ZodObject) => documentOf(fields).extend({ agreement: id });

const ObservationSchema = Stored.extend({
  scope: id,
  series: z.string().regex(/:[1-9]\d*$/, "A series ends with a colon and its definition’s number"),
  area: id,
  group: id,
  period: z.string().min(1),
  versions: z.array(ObservationVersionSchema).min(1),
  findings: z.array(FindingEntrySchema).optional(),
});

const BatchSchema = Stored.extend({
  state: z.enum(["open", "committed", "undone"]),
  by: z.string(),
  at: instant,
  via: z.string(),
  label: z.string(),
});

const ofAgreement = Stored.extend({ agreement: id });

/**
 * The whole of one agreement with its history, as a file for programs. Equal stores give equal files: everything is in the
 * order of its id.
 */
export const AgreementFileSchema = z
  .object({
    format: z.literal("waymark agreement"),
    /** 2 added `whole`, `roles`, `publications` and the batches of all its observations. */
    formatVersion: z.literal(2),
    /** False where its maker may not see all of it: such a file cannot be brought back. */
    whole: z.boolean(),
    agreement: documentOf(AgreementSchema),
    partnership: DocumentSchema.extend({
      code: id,
      name: id,
      region: id,
      organisations: z.record(z.string(), z.unknown()),
    }),
    organisations: z.array(DocumentSchema.extend({ name: id })),
    /** As the rest of the partnership knows them: never how they sign in. */
    people: z.array(z.object({ _id: id, name: id, organisations: z.array(id) })),
    roles: z.array(Stored.extend({ person: id, role: id })),
    areas: z.array(documentOf(AreaSchema)),
    groups: z.array(documentOf(GroupSchema)),
    indicators: z.array(documentOf(IndicatorSchema)),
    parts: z.object(
      Object.fromEntries(PART_NAMES.map((name) => [name, z.array(partOf(PARTS[name].schema))])) as Record<
        PartName,
        z.ZodArray<ReturnType<typeof partOf>>
      >,
    ),
    observations: z.array(ObservationSchema),
    batches: z.array(BatchSchema),
    snapshots: z.array(
      ofAgreement.extend({
        kind: z.enum(["submission", "agreed", "offer", "review"]),
        sha256: z.string(),
        at: instant,
      }),
    ),
    publications: z.array(ofAgreement),
    negotiations: z.array(ofAgreement.extend({ target: id })),
    designationRequests: z.array(ofAgreement),
    /** Files of before there were samples have none. */
    samples: z
      .array(
        documentOf(DrawingSchema.required()).extend({
          agreement: id,
          values: z.array(z.object({ observation: id, batch: id, judges: z.boolean() })),
        }),
      )
      .optional(),
    /** Files of before there were reviews have none. */
    reviews: z.array(documentOf(ReviewSchema).extend({ agreement: id })).optional(),
    /** Files of before there were reports have none. */
    reports: z.array(documentOf(ReportSchema).extend({ agreement: id })).optional(),
    /** The partnership’s own dates; files of before there were any have none. */
    calendars: z.array(documentOf(PartnershipCalendarSchema)).optional(),
    /** Files of before owners sent updates have none. */
    updates: z
      .array(documentOf(UpdateWordsSchema).extend({ agreement: id, organisation: id, state: z.enum(UPDATE_STATES) }))
      .optional(),
    nudges: z
      .array(DocumentSchema.extend({ agreement: id, organisation: id, due: z.number().int().min(1) }))
      .optional(),
    /** What readers of what was published said; files of before there was any have none. */
    feedback: z.array(documentOf(FeedbackSchema).extend({ agreement: id })).optional(),
    /** What rooms found and what was decided, never who was there; files of before there were workshops have none. */
    workshops: z.array(documentOf(WorkshopSchema).extend({ agreement: id })).optional(),
    /** The partnership’s own agendas to begin workshops with. */
    agendaTemplates: z.array(DocumentSchema.extend({ partnership: id, name: id })).optional(),
    histories: z.array(Stored.extend({ document: id })),
  })
  .meta({ title: "A Local Area Agreement, as Waymark writes it", description: "Written by `waymark export`." });

/** The format for programs of others: JSON Schema, draft 2020-12. */
export function agreementFileJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(AgreementFileSchema, { io: "input", unrepresentable: "any" });
}
