import { Section } from "../layout/section";
import { ButtonLink } from "../text/button";

/** Where figures come in that every partnership compares itself with. */
export function OfficialFiguresSection() {
  return (
    <Section
      id="official-figures"
      title="Official figures"
      intro="Figures of national publishers for areas, regions and countries, which everybody’s tables use."
    >
      <ButtonLink look="second" to="/admin/imports">
        Bring official figures in
      </ButtonLink>
    </Section>
  );
}
