declare module "asl-validator" {
  /** The validator comes without types of its own; this is as much as the tests use. */
  export default function validate(definition: unknown): {
    readonly isValid: boolean;
    readonly errorsText: (separator: string) => string;
  };
}
