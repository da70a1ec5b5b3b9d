interface Answer {
  take(data: Uint8Array): void;
  end(): void;
}
export declare function createAnswerGatherer(): (message: Uint8Array, pass: (data: Uint8Array) => void) => Answer;
