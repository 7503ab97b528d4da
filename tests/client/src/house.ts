// Talking to the house: sign in with a code by mail, then start, fill in, check and submit an application.

import createClient from "openapi-fetch";
import type { components, paths } from "../build/api.js";
import type { Answers } from "./logic.js";

export type Sheet = components["schemas"]["SheetOut"];
export type Problem = components["schemas"]["ProblemOut"];
export type Application = components["schemas"]["ApplicationOut"];

/** Every error of the API: code for programs, detail and errors (path, code, message) in the reader's language. */
export type Refusal = components["schemas"]["Problem"];

/** The house said no; `body` is its answer. */
export class Refused extends Error {
  constructor(readonly status: number, readonly body?: Refusal) {
    super(`${status}: ${body?.detail ?? "refused"} ${body?.errors?.map((each) => `${each.path}: ${each.message}`).join("; ") ?? ""}`);
  }
}

interface Answer<T> { data?: T; error?: Refusal; response: Response }

function given<T>({ data, error, response }: Answer<T>): T {
  if (data === undefined) throw new Refused(response.status, error);
  return data;
}

export class House {
  private token = "";
  private readonly api;

  constructor(private readonly address: string, language: string) {
    this.api = createClient<paths>({ baseUrl: address, headers: { "Accept-Language": language } });
    this.api.use({
      onRequest: ({ request }) => {
        if (this.token) request.headers.set("X-Session-Token", this.token);
        return request;
      },
    });
  }

  /** Ask for a code; it comes by mail. */
  async askForCode(email: string): Promise<void> {
    await this.account("code/request", { email });
  }

  /** Sign in with the code; the session token goes with every later call. */
  async signIn(code: string): Promise<void> {
    const status = await this.account("code/confirm", { code });
    if (status !== 200) throw new Refused(status);
  }

  private async account(path: string, body: object): Promise<number> {
    const headers = { "Content-Type": "application/json", "X-Session-Token": this.token };
    const url = `${this.address}/api/account/app/v1/auth/${path}`;
    const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
    const found = (await answer.json()) as { meta?: { session_token?: string } };
    this.token = found.meta?.session_token ?? this.token;
    return answer.status;
  }

  async organisations() {
    return given(await this.api.GET("/api/people/organisations"));
  }

  /** Start a draft; the key makes it safe to send it again when the answer got lost. */
  async start(call: string, organisation: string, key: string): Promise<Application> {
    return given(await this.api.POST("/api/grants/applications", {
      params: { header: { "Idempotency-Key": key } },
      body: { call, organisation, carried: {}, answers: {} },
    }));
  }

  async form(sheet_id: string) {
    return given(await this.api.GET("/api/forms/sheets/{sheet_id}/definition", { params: { path: { sheet_id } } }));
  }

  async sheet(sheet_id: string): Promise<Sheet> {
    return given(await this.api.GET("/api/forms/sheets/{sheet_id}", { params: { path: { sheet_id } } }));
  }

  /** Save some answers; refused with 412 when anybody changed the sheet since `seen` was read. */
  async save(seen: Sheet, answers: Answers): Promise<Sheet> {
    return given(await this.api.PATCH("/api/forms/sheets/{sheet_id}", {
      params: { path: { sheet_id: seen.id }, header: { "If-Match": `"${seen.revision}"` } },
      body: { answers, revision: seen.revision },
    }));
  }

  async upload(sheet_id: string, question: string, file: File): Promise<Sheet> {
    const form = new FormData();
    form.set("question", question);
    form.set("file", file);
    return given(await this.api.POST("/api/forms/sheets/{sheet_id}/files", {
      params: { path: { sheet_id } },
      body: { question, file: "" }, // what is sent is the form made above
      bodySerializer: () => form,
    }));
  }

  /** What is wrong with the sheet, or with one of its steps, in the reader's language. */
  async problems(sheet_id: string, step?: string): Promise<Problem[]> {
    return given(await this.api.POST("/api/forms/sheets/{sheet_id}/validate", {
      params: { path: { sheet_id }, query: step ? { step } : {} },
    }));
  }

  async submit(case_id: string, key: string): Promise<Application> {
    return given(await this.api.POST("/api/grants/applications/{case_id}/submit", {
      params: { path: { case_id }, header: { "Idempotency-Key": key } },
    }));
  }
}
