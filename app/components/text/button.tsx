import { Link } from "@remix-run/react";
import { type ButtonHTMLAttributes, type ReactNode, forwardRef } from "react";

type Look = "main" | "second" | "danger" | "quiet";

const looks: Record<Look, string> = {
  main: "govuk-button",
  second: "govuk-button govuk-button--secondary",
  danger: "govuk-button govuk-button--warning",
  quiet: "wm-quiet-button",
};

interface LookProps {
  /** One main button a panel; others are second. A quiet one reads as a link. */
  look?: Look;
  small?: boolean;
}

function classOf({ look = "main", small = false }: LookProps): string {
  return `${looks[look]}${small ? " wm-button--small" : ""}`;
}

export const Button = forwardRef<HTMLButtonElement, LookProps & ButtonHTMLAttributes<HTMLButtonElement>>(
  function Button({ look, small, type = "submit", ...rest }, ref) {
    return <button {...rest} ref={ref} type={type} className={classOf({ look, small })} />;
  },
);

export function ButtonLink({ look, small, to, children }: LookProps & { to: string; children: ReactNode }) {
  return (
    <Link to={to} className={classOf({ look, small })}>
      {children}
    </Link>
  );
}
