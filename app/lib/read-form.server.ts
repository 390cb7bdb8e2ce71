import { data } from "@remix-run/node";

/** Several times what the largest of the forms sends; hundreds of thousands fit in a body and would keep everybody waiting. */
const MOST_FIELDS = 2000;

/**
 * The fields that a request sends. What is no form, or too much of one, is the sender's mistake (400, 413) and not an
 * unexpected failure.
 */
export async function readForm(request: Request): Promise<FormData> {
  const form = await request.formData().catch((error: unknown) => {
    if (error instanceof TypeError) throw refuse("Nothing was saved, because what was sent is no form.", 400);
    throw error;
  });
  if ([...form].length > MOST_FIELDS) throw refuse("Nothing was saved, because the form has too many fields.", 413);
  return form;
}

function refuse(what: string, status: number) {
  return data({ message: `${what} Open the page again and use its own form.` }, status);
}
