/** A model that turns texts into lists of numbers, alike texts into alike ones. Nothing depends on it. */
export interface EmbeddingModel {
  readonly name: string;
  /** Where it is asked, as an operator may see it. */
  readonly host: string;
  /** A list of numbers for each text, in their order. Rejects with a reason for the operator, without a secret. */
  vectorsOf(texts: readonly string[], signal: AbortSignal): Promise<number[][]>;
}
