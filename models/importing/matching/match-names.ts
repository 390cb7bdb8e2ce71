import type { Indicator } from "../../measures/indicator";
import type { PeriodKind } from "../../measures/period";
import type { Area, AreaFields } from "../../place/area";
import type { Group } from "../../place/group";
import type { Survey } from "../survey";
import type { NameKind } from "./answer";
import { matchArea } from "./match-area";
import { type NewGroup, matchGroup } from "./match-group";
import { type NewIndicator, kindAmong, matchSeries } from "./match-series";
import type { AreaAsks, Known, Matched } from "./matched";

export interface Matching {
  readonly series: ReadonlyMap<string, Matched<Indicator, NewIndicator>>;
  readonly areas: ReadonlyMap<string, Matched<Area, AreaFields, AreaAsks>>;
  readonly groups: ReadonlyMap<string, Matched<Group, NewGroup>>;
  /** The kind that a series' other periods are of, where its texts leave one open. */
  readonly periodKinds: ReadonlyMap<string, PeriodKind>;
}

/** Says for every name in a file what it stands for. What is not known is proposed, to be made with the batch. */
export function matchNames(survey: Survey, known: Known): Matching {
  const answered = new Map(known.answers.map(({ kind, text, answer }) => [`${kind} ${text}`, answer]));
  const answerTo = (kind: NameKind, text: string) => answered.get(`${kind} ${text}`);
  return {
    series: mapEach(survey.series, (key, seen) => matchSeries(key, seen, survey, known, answerTo("series", key))),
    areas: mapEach(survey.areas, (key, seen) => matchArea(key, seen, known, answerTo("area", key))),
    groups: mapEach(survey.groups, (key, seen) => matchGroup(key, seen, known, answerTo("group", key))),
    periodKinds: new Map(
      [...survey.series].flatMap(([key, { periods }]) => {
        const kind = kindAmong(periods);
        return kind === undefined ? [] : [[key, kind] as const];
      }),
    ),
  };
}

function mapEach<S, M>(seen: ReadonlyMap<string, S>, match: (key: string, seen: S) => M): Map<string, M> {
  return new Map([...seen].map(([key, each]) => [key, match(key, each)]));
}
