import { Section } from "../layout/section";
import { Button } from "../text/button";

interface DemoPeopleProps {
  password: string;
  /** Where to go after signing in. */
  to: string;
  now: string | null;
  groups: readonly {
    title: string;
    comesTo: string;
    people: readonly { name: string; email: string; role: string }[];
  }[];
}

/** The example's people: one click and you are one of them. Each is a form of its own, so no script is needed. */
export function DemoPeople({ password, to, now, groups }: DemoPeopleProps) {
  return (
    <Section
      id="example"
      title="Try the example"
      action={<a href="#own-account">Sign in with an account of your own</a>}
      intro={`Step in as one of the people of the example. No password is needed, and everything can be tried. ${now ?? ""}`.trim()}
    >
      <div className="wm-demo-people">
        {groups.map(({ title, comesTo, people }) => (
          <div key={title} className="wm-demo-people__group">
            <h3 className="wm-demo-people__title">{title}</h3>
            <p className="wm-muted wm-small">{comesTo}</p>
            <ul className="wm-plain-list">
              {people.map(({ name, email, role }) => (
                <li key={email}>
                  <form method="post" action="/sign-in">
                    <input type="hidden" name="to" value={to} />
                    <input type="hidden" name="email" value={email} />
                    <input type="hidden" name="password" value={password} />
                    <Button look="second">
                      <span className="wm-demo-people__role">{role}</span>
                      <span className="wm-demo-people__name">{name}</span>
                    </Button>
                  </form>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </Section>
  );
}
