import type { Act } from "@models/act";
import type { Agreement } from "@models/agreement/agreement";
import { type Book, openBook, subjectOf } from "@models/agreement/book";
import type { RoleHeld } from "@models/people/actor";
import { may } from "@models/people/permissions";
import type { Filter } from "@models/store/port";
import type { AdministratorHome, HomeView, RoleHome } from "../components/home/home-view";
import { facilitatorHome } from "./home-facilitator.server";
import { partnerHome } from "./home-partner.server";
import { readerHome } from "./home-reader.server";
import { withReviews } from "./home-reviews.server";
import { withWorkshops } from "./home-workshops.server";
import { noteOf } from "./home-answer.server";
import { sentNote } from "./update-form.server";
import { capitalised, counted } from "./words";

/** What needs a person, for each role held; who must act comes before who may read. */
export async function homeOf(act: Act, asked: URLSearchParams): Promise<HomeView> {
  const books = new Library(act);
  const roles = (await Promise.all(inOrder(act.actor.roles).map((held) => homeOfRole(act, books, held)))).flat();
  const sent = await sentNote(act, asked);
  return {
    needs: roles.reduce((sum, { needs }) => sum + needs, 0),
    roles,
    note: askedNote(asked) ?? sent?.words ?? (await noteOf(asked, (code) => books.open(code))),
    sent: sent?.id ?? null,
  };
}

/** That owners were asked for their updates. */
function askedNote(asked: URLSearchParams): string | undefined {
  const count = asked.get("asked") ?? "";
  if (!/^\d{1,3}$/.test(count)) return undefined;
  return `${capitalised(counted(Number(count), "organisation was", "organisations were"))} asked for what is due.`;
}

const ORDER: readonly RoleHeld["role"][] = ["facilitator", "partner", "reviewer", "auditor", "member", "administrator"];

const inOrder = (roles: readonly RoleHeld[]) =>
  [...roles].sort((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role));

async function homeOfRole(act: Act, books: Library, held: RoleHeld): Promise<RoleHome[]> {
  if (held.role === "administrator") return [await administratorHome(act)];
  const agreements = await books.agreementsFor(held);
  const homes = await homesIn(act, books, held, agreements);
  return Promise.all(
    homes.map(async (home) => {
      const reviewed = await withReviews(act, held, home, agreements);
      return withWorkshops(act, held, reviewed, agreements, (code) => books.open(code));
    }),
  );
}

/** What a role is shown of the agreements that it is held for. */
async function homesIn(
  act: Act,
  books: Library,
  held: RoleHeld,
  agreements: readonly Agreement[],
): Promise<Exclude<RoleHome, AdministratorHome>[]> {
  if (held.role === "facilitator") {
    return [await facilitatorHome(act, held, await Promise.all(agreements.map(({ code }) => books.open(code))))];
  }
  if (held.role === "partner") {
    return Promise.all(agreements.map(async ({ code }) => partnerHome(act, held, await books.open(code))));
  }
  return [await readerHome(act, held, agreements, (code) => books.open(code))];
}

async function administratorHome({ store }: Act): Promise<AdministratorHome> {
  const [partnerships, people] = await Promise.all([store.count("partnerships", {}), store.count("people", {})]);
  const counts = `${counted(partnerships, "partnership")} and ${counted(people, "person", "people")}`;
  return { role: "administrator", key: "administrator", needs: 0, counts };
}

/** Agreements that a person may read, each book opened once. */
class Library {
  readonly #books = new Map<string, Promise<Book>>();

  constructor(readonly act: Act) {}

  /** Of one role, newest first. */
  async agreementsFor({ partnership, region }: RoleHeld): Promise<Agreement[]> {
    const filter: Filter = partnership ? { partnership } : { region: region ?? null };
    const slim = { sort: { code: -1 as const }, without: ["changes"] };
    const found = await this.act.store.find<Agreement>("agreements", filter, slim);
    return found.filter((agreement) => may(this.act.actor, "agreement.read", subjectOf(agreement)));
  }

  open(code: string): Promise<Book> {
    const book = this.#books.get(code) ?? openBook(this.act, code);
    this.#books.set(code, book);
    return book;
  }
}
