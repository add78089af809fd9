/** The fields of a call. */
export type Payload = Record<string, unknown>;

/** An answer that is no success. */
export interface Refusal {
  error_code: number;
  description: string;
  parameters?: { retry_after?: number; migrate_to_chat_id?: number };
}

/** A refusal on its way out of a method. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(error_code: number, description: string, parameters?: Refusal['parameters']) {
    super(description);
    this.refusal = { error_code, description, ...(parameters && { parameters }) };
  }
}

/** A refusal of what no server would ever take: Kabar makes no such call. */
export class Invalid extends Refused {
  constructor(description: string, code = 400) {
    super(code, code === 400 ? `Bad Request: ${description}` : description);
  }
}
