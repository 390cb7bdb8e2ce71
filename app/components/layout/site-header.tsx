import { Form, Link, useLocation } from "@remix-run/react";
import { type RefObject, useEffect, useRef } from "react";
import { Tag, type TagTone } from "../text/tag";

export interface HeaderAgreement {
  code: string;
  /** "Coventry Local Area Agreement". */
  title: string;
  /** "2008 to 2011". */
  years: string;
  status: { label: string; tone: TagTone };
}

export interface HeaderPerson {
  name: string;
  /** "Facilitator, Coventry". */
  role: string;
}

export interface HeaderLink {
  label: string;
  to: string;
}

interface SiteHeaderProps {
  agreement?: HeaderAgreement | undefined;
  person?: HeaderPerson | undefined;
  /** What else this person can open: the region, the partnership, administration. */
  links?: readonly HeaderLink[];
  /** "Example, set on 10 March 2008", in a demo store. */
  demoNotice?: string | undefined;
  /** Shown across every page when demo accounts can be reached from the network. */
  warning?: string | undefined;
  findTerm?: string | undefined;
}

export function Signpost() {
  return (
    <svg className="wm-wordmark__sign" width="18" height="26" viewBox="0 0 18 26" aria-hidden="true" focusable="false">
      <path d="M8 0h2.4v26H8z" fill="#15212b" />
      <path d="M0 3h13.4L18 6.9l-4.6 3.9H0z" fill="#00665e" />
      <path d="M18 13H5.4L1.6 16.7l3.8 3.8H18z" fill="#b84a00" />
    </svg>
  );
}

export function SiteHeader({ agreement, person, links = [], demoNotice, warning, findTerm }: SiteHeaderProps) {
  return (
    <header className="wm-header">
      {warning ? (
        <p className="wm-header__warning" role="note">
          {warning}
        </p>
      ) : null}
      <div className="wm-header__bar">
        <Link to={person ? "/home" : "/"} className="wm-wordmark">
          <Signpost />
          Waymark
        </Link>
        {agreement ? (
          <p className="wm-header__agreement">
            <Link to={`/agreements/${agreement.code}`}>
              {agreement.title} <span className="wm-header__years">{agreement.years}</span>
            </Link>
            <Tag tone={agreement.status.tone}>{agreement.status.label}</Tag>
          </p>
        ) : null}
        {demoNotice ? <p className="wm-header__demo">{demoNotice}</p> : null}
        <div className="wm-header__end">
          {agreement ? <FindForm code={agreement.code} term={findTerm} /> : null}
          {person ? (
            <PersonMenu person={person} links={links} agreement={agreement} />
          ) : (
            <Link to="/sign-in">Sign in</Link>
          )}
        </div>
      </div>
    </header>
  );
}

function FindForm({ code, term }: { code: string; term: string | undefined }) {
  return (
    <Form role="search" action={`/agreements/${code}/find`} className="wm-find">
      <label className="govuk-visually-hidden" htmlFor="find">
        Find in this agreement
      </label>
      <input
        className="wm-find__input"
        id="find"
        name="q"
        type="search"
        placeholder="Find…"
        defaultValue={term}
        maxLength={200}
        autoComplete="off"
      />
      <button type="submit" className="govuk-visually-hidden-focusable wm-find__go">
        Find
      </button>
    </Form>
  );
}

interface PersonMenuProps {
  person: HeaderPerson;
  links: readonly HeaderLink[];
  agreement: HeaderAgreement | undefined;
}

function PersonMenu({ person, links, agreement }: PersonMenuProps) {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => closeWhenLeft(menu), []);

  // Keyed by place: going somewhere leaves it closed.
  return (
    <details key={useLocation().key} ref={menu} className="wm-menu">
      <summary className="wm-menu__summary">
        <span className="wm-menu__role">{person.role}</span>
      </summary>
      <div className="wm-menu__panel">
        <p className="wm-menu__name">{person.name}</p>
        <p className="wm-only-phone wm-small wm-muted">{person.role}</p>
        <ul className="wm-menu__list">
          {agreement ? (
            <li className="wm-only-phone">
              <Link to={`/agreements/${agreement.code}/find`}>Find in this agreement</Link>
            </li>
          ) : null}
          {[{ label: "Home", to: "/home" }, ...links, { label: "Your account", to: "/account" }].map((link) => (
            <li key={link.to}>
              <Link to={link.to}>{link.label}</Link>
            </li>
          ))}
        </ul>
        <Form method="post" action="/sign-out">
          <button type="submit" className="wm-quiet-button">
            Sign out
          </button>
        </Form>
      </div>
    </details>
  );
}

/** Closes the menu on a press outside it and on Escape, which gives the focus back to what opened it. */
function closeWhenLeft(menu: RefObject<HTMLDetailsElement>): () => void {
  const onPress = (event: PointerEvent) => {
    if (menu.current && event.target instanceof Node && !menu.current.contains(event.target)) menu.current.open = false;
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !menu.current?.open) return;
    menu.current.open = false;
    menu.current.querySelector("summary")?.focus();
  };
  document.addEventListener("pointerdown", onPress);
  document.addEventListener("keydown", onKey);
  return () => {
    document.removeEventListener("pointerdown", onPress);
    document.removeEventListener("keydown", onKey);
  };
}
