import { Form, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { PageHeading } from "../layout/page-heading";
import { PlainPage } from "../layout/plain-page";
import { ErrorSummary, type FormErrors } from "./error-summary";
import { SubmitRow } from "./submit-row";

interface FormPageProps {
  caption?: ReactNode;
  title: string;
  lede?: ReactNode;
  errors?: FormErrors | undefined;
  /** The revision that the form was read at; sent back with it. */
  rev?: number | undefined;
  action?: string | undefined;
  encType?: "multipart/form-data" | undefined;
  submit: string;
  intent?: string | undefined;
  danger?: boolean;
  cancelTo?: string | undefined;
  /** The fields. */
  children: ReactNode;
  /** What stands outside the form, under it. */
  after?: ReactNode;
}

/** A page that is one form: heading, errors, fields in a column, one button. Works before JavaScript does. */
export function FormPage(props: FormPageProps) {
  const navigation = useNavigation();
  return (
    <PlainPage>
      <ErrorSummary errors={props.errors} />
      <PageHeading caption={props.caption} title={props.title} lede={props.lede} />
      {/* The server's words are better than the browser's, and stand beside the field. */}
      <Form method="post" action={props.action} encType={props.encType} noValidate>
        {props.rev !== undefined ? <input type="hidden" name="rev" value={props.rev} /> : null}
        {props.children}
        <SubmitRow
          label={props.submit}
          intent={props.intent}
          danger={props.danger}
          cancelTo={props.cancelTo}
          busy={navigation.state === "submitting"}
        />
      </Form>
      {props.after}
    </PlainPage>
  );
}
